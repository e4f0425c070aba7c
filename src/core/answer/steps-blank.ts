import type { Blank, Markdown } from '../problem.ts';
import { shrinkTime, stepsToShrink } from '../shrink-time.ts';
import { numberBlank, type BlankSource, type Slip } from './blank.ts';
import { EXACT } from './tolerance.ts';

/** A count of steps: until what each step multiplies by `factor` is at most the fraction `target` of its start. */
export interface StepsSource extends Pick<BlankSource<number>, 'key' | 'label' | 'slips'> {
  readonly factor: number;
  readonly target: number;
}

/** A blank for such a count. Slips of rounding are known to it; those of the factor are the author's. */
export function stepsBlank({ factor, target, slips, ...source }: StepsSource): Blank {
  const time = shrinkTime(factor, target);
  const value = stepsToShrink(factor, target);
  return numberBlank({
    ...source,
    form: 'a whole number',
    value,
    tolerance: EXACT,
    slips: [
      { value: value - 1, because: 'One step too few: the target is not reached yet. Round up.' },
      ...decimals(time),
      ...slips,
      ...stepsSlip(Number(factor.toFixed(3)), target, 'You rounded the factor first. Count with all of its digits.'),
      { value: value + 1, because: 'One step too many: the target is reached one step earlier.' },
    ],
  });
}

/** The slip of counting with another factor; none where that factor is 0 or does not shrink. */
export function stepsSlip(factor: number, target: number, because: Markdown): readonly Slip<number>[] {
  const size = Math.abs(factor);
  return size > 0 && size < 1 ? [{ value: stepsToShrink(factor, target), because }] : [];
}

/** The real time, typed with one to three decimals. */
function decimals(time: number): readonly Slip<number>[] {
  const because = 'Steps are whole. The first whole number after this time is the answer.';
  return [1, 2, 3].map((places) => ({ value: Number(time.toFixed(places)), because }));
}
