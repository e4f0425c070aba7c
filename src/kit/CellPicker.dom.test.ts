import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { Cell } from './cells.ts';
import CellPicker from './CellPicker.svelte';

afterEach(cleanup);

const PLACE = {
  grid: { left: 0, top: 0, side: 10 },
  size: [2, 3] as const,
  label: 'Cells',
  describe: ([row, column]: Cell) => `row ${row}, column ${column}`,
};
const picker = () => screen.getByRole('slider', { name: 'Cells' });
const show = (at?: Cell) => {
  const onpick = vi.fn<(cell: Cell) => void>();
  render(CellPicker, { ...PLACE, at, onpick });
  return onpick;
};

it('walks over its cells with the arrow keys and takes one with Enter', async () => {
  const onpick = show();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown']) await fireEvent.keyDown(picker(), { key });
  expect(picker().getAttribute('aria-valuetext')).toBe('row 1, column 2');
  expect(onpick).not.toHaveBeenCalled();
  await fireEvent.keyDown(picker(), { key: 'Enter' });
  expect(onpick).toHaveBeenLastCalledWith([1, 2]);
});

it('chooses with the arrow keys alone when it is told where it stands', async () => {
  const onpick = show([1, 1]);
  await fireEvent.keyDown(picker(), { key: 'ArrowUp' });
  expect(onpick).toHaveBeenLastCalledWith([0, 1]);
  await fireEvent.keyDown(picker(), { key: 'Tab' });
  expect(onpick).toHaveBeenCalledTimes(1);
});

it('takes the cell that is clicked', async () => {
  const onpick = show();
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 50, 60, 40));
  await fireEvent.click(picker(), { clientX: 145, clientY: 75 });
  expect(onpick).toHaveBeenLastCalledWith([1, 2]);
  vi.restoreAllMocks();
});

it('stays still and out of the tab order while nothing may be chosen', async () => {
  render(CellPicker, { ...PLACE, onpick: null });
  await fireEvent.keyDown(picker(), { key: 'ArrowRight' });
  expect(picker().getAttribute('aria-valuetext')).toBe('row 0, column 0');
  expect(picker().hasAttribute('tabindex')).toBe(false);
});
