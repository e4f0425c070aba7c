import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import AngleHandle from './AngleHandle.svelte';

const circle = { center: [100, 80], radius: 50 } as const;
const turn = (angle: number, onmove: ((angle: number) => void) | null) => {
  render(AngleHandle, { props: { circle, angle, label: 'Query angle', ink: 'activation', onmove } });
  return screen.getByRole('slider', { name: 'Query angle' });
};

it('turns by a degree with the arrow keys, by 15 with Page Up and Down, and around past 360', async () => {
  const onmove = vi.fn();
  const handle = turn(359, onmove);
  for (const key of ['ArrowRight', 'ArrowDown', 'PageUp', 'PageDown', 'x']) await fireEvent.keyDown(handle, { key });
  expect(onmove.mock.calls.flat()).toEqual([0, 358, 14, 344]);
});

it('says its angle', () => {
  expect(turn(360, vi.fn()).getAttribute('aria-valuetext')).toBe('0°');
});

it('cannot be focused or moved while the figure is locked', () => {
  const handle = turn(75, null);
  expect(handle.getAttribute('aria-disabled')).toBe('true');
  expect(handle.hasAttribute('tabindex')).toBe(false);
});
