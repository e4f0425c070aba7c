import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import Handle from './Handle.svelte';
import { paperOf } from './paper.ts';

const paper = paperOf({ x: { title: 'w', domain: [-2, 2] }, y: { title: 'y', domain: [0, 1] }, height: 100 });
const place = (onmove: ((value: number) => void) | null) => {
  render(Handle, {
    props: { paper, at: [0.5, 0.5], label: 'Weight', ink: 'parameter', grid: { min: -2, max: 2, step: 0.05 }, onmove },
  });
  return screen.getByRole('slider', { name: 'Weight' });
};

it('moves by one step with the arrow keys and to the ends with Home and End', async () => {
  const onmove = vi.fn();
  const handle = place(onmove);
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'x']) await fireEvent.keyDown(handle, { key });
  expect(onmove.mock.calls.flat()).toEqual([0.55, 0.45, -2, 2]);
});

it('says its value and its range', () => {
  const handle = place(vi.fn());
  const said = ['aria-valuenow', 'aria-valuemin', 'aria-valuemax'].map((name) => handle.getAttribute(name));
  expect(said).toEqual(['0.5', '-2', '2']);
});

it('cannot be focused or moved while the figure is locked', () => {
  const handle = place(null);
  expect(handle.getAttribute('aria-disabled')).toBe('true');
  expect(handle.hasAttribute('tabindex')).toBe(false);
});

it('moves its second value, where it has one, with the up and down keys', async () => {
  const [onmove, onraise] = [vi.fn(), vi.fn()];
  const upright = { label: 'Height', step: 0.1, onmove: onraise };
  const grid = { min: -2, max: 2, step: 0.05 };
  render(Handle, { props: { paper, at: [0.5, 0.5], label: 'Weight', ink: 'parameter', grid, onmove, upright } });
  const handle = screen.getByRole('slider', { name: 'Weight' });
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft']) await fireEvent.keyDown(handle, { key });
  expect(onraise.mock.calls.flat()).toEqual([0.6, 0.4]);
  expect(onmove.mock.calls.flat()).toEqual([0.45]);
  expect(handle.getAttribute('aria-valuetext')).toBe('0.5, Height 0.5');
});
