import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { Edge } from '../../core/graph.ts';
import NodePicker from './NodePicker.svelte';

afterEach(cleanup);

const node = (i: number) => screen.getByRole('button', { name: `Node ${i}` });
const show = (chosen: number | null) => {
  const [onchoose, onedge] = [vi.fn<(node: number | null) => void>(), vi.fn<(edge: Edge) => void>()];
  render(NodePicker, { chosen, describe: (i: number) => `Node ${i}`, onchoose, onedge });
  return { onchoose, onedge };
};

it('chooses the first node that is clicked', async () => {
  const { onchoose, onedge } = show(null);
  await fireEvent.click(node(3));
  expect(onchoose).toHaveBeenLastCalledWith(3);
  expect(onedge).not.toHaveBeenCalled();
});

it('takes the edge between the chosen node and the next one, and lets the node go', async () => {
  const { onchoose, onedge } = show(3);
  expect(node(3).getAttribute('aria-pressed')).toBe('true');
  await fireEvent.click(node(6));
  expect(onedge).toHaveBeenLastCalledWith([3, 6]);
  expect(onchoose).toHaveBeenLastCalledWith(null);
});

it('lets a node go that is taken twice, or with Escape', async () => {
  const { onchoose, onedge } = show(3);
  await fireEvent.click(node(3));
  await fireEvent.keyDown(node(5), { key: 'Escape' });
  expect(onchoose.mock.calls).toEqual([[null], [null]]);
  expect(onedge).not.toHaveBeenCalled();
});

it('is one stop of the Tab key, walked over with the arrow keys, and takes a node with Enter or the space bar', async () => {
  const { onchoose, onedge } = show(7);
  const stops = () => screen.getAllByRole('button').filter((each) => each.getAttribute('tabindex') === '0');
  expect(stops()).toEqual([node(0)]);
  await fireEvent.keyDown(node(0), { key: 'ArrowRight' });
  await fireEvent.keyDown(node(1), { key: 'ArrowDown' });
  expect(stops()).toEqual([node(2)]);
  await fireEvent.keyDown(node(2), { key: 'Enter' });
  expect(onedge).toHaveBeenLastCalledWith([7, 2]);
  await fireEvent.keyDown(node(0), { key: 'ArrowLeft' });
  expect(stops()).toEqual([node(7)]);
  await fireEvent.keyDown(node(7), { key: ' ' });
  expect(onchoose).toHaveBeenCalledTimes(2);
});

it('stays still and out of the tab order while the graph may not be changed', async () => {
  const onchoose = vi.fn<(node: number | null) => void>();
  render(NodePicker, { chosen: null, describe: (i: number) => `Node ${i}`, onchoose, onedge: null });
  await fireEvent.click(node(1));
  await fireEvent.keyDown(node(1), { key: 'Enter' });
  expect(onchoose).not.toHaveBeenCalled();
  expect(node(0).hasAttribute('tabindex')).toBe(false);
});
