import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { Edge } from '../../core/graph.ts';
import { atStart } from '../../kit/run.ts';
import GraphPicture from './GraphPicture.svelte';
import { model } from './model.ts';

afterEach(cleanup);

const node = (i: number) => screen.getByRole('button', { name: new RegExp(`^Node ${i},`) });
const show = () => {
  const onedge = vi.fn<(edge: Edge) => void>();
  render(GraphPicture, { shown: atStart(model).derived, layer: 0, onedge });
  return onedge;
};

it('says of a node its state and its neighbors', () => {
  show();
  expect(node(3).getAttribute('aria-label')).toBe('Node 3, state 0.000, joined to 0, 1, 2, 4');
});

it('shows what a chosen node adds up, and takes its edge to the next one', async () => {
  const onedge = show();
  await fireEvent.click(node(0));
  expect(screen.getByText(/0\.25·1\.00 \+ 0\.25·0\.00/)).not.toBeNull();
  await fireEvent.click(node(7));
  expect(onedge.mock.calls).toEqual([[[0, 7]]]);
  expect(node(0).getAttribute('aria-pressed')).toBe('false');
});
