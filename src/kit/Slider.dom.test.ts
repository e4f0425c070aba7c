import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import Slider from './Slider.svelte';

const shown = (value: number) => {
  const onchange = vi.fn();
  const param = { kind: 'number', label: 'Steps t', min: 1, max: 500, step: 1, start: 20, spacing: 'log' } as const;
  render(Slider, { props: { param, value, onchange } });
  return { onchange, slider: screen.getByRole<HTMLInputElement>('slider', { name: 'Steps t' }) };
};

it('moves over the stops of a log knob and says the value, not the stop', async () => {
  const { onchange, slider } = shown(2);
  expect(slider.value).toBe('1');
  expect(slider.getAttribute('aria-valuetext')).toBe('2');
  await fireEvent.input(slider, { target: { value: slider.max } });
  await fireEvent.input(slider, { target: { value: '0' } });
  expect(onchange.mock.calls.flat()).toEqual([500, 1]);
});

it('says the power of ten where the knob holds its exponent', () => {
  const param = {
    kind: 'number',
    label: 'Penalty λ',
    min: -8,
    max: 2,
    step: 0.25,
    start: -2,
    shows: 'power of ten',
  } as const;
  const { container } = render(Slider, { props: { param, value: -8, onchange: vi.fn() } });
  expect(screen.getByRole('slider', { name: 'Penalty λ' }).getAttribute('aria-valuetext')).toBe('10⁻⁸');
  expect(container.querySelector('output sup')?.textContent).toBe('−8');
});
