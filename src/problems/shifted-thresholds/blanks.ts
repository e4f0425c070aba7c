import { EXACT } from '../../core/answer/tolerance.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { clean, errorOn, SOURCE, targetOf, type Numbers } from './intervals.ts';

const tex = String.raw;
const NUMBER = { form: 'a number', tolerance: EXACT };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const { shift: m } = numbers;
  return [
    numberQuestion({
      ...NUMBER,
      key: 'distance',
      label: tex`$d_{\mathcal{H}}$`,
      value: clean(2 * m),
      slips: distanceSlips(m),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'domain',
      label: 'Error $e$ of the best domain classifier',
      value: clean((1 - m) / 2),
      slips: domainSlips(m),
    }),
    ...errorQuestions(numbers),
  ];
}

function errorQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { shift: m } = numbers;
  const source = errorOn(SOURCE, numbers);
  const target = errorOn(targetOf(numbers), numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'source',
      label: tex`$\varepsilon_s$`,
      value: source,
      slips: errorSlips({ right: source, other: target, side: 'source' }, numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'target',
      label: tex`$\varepsilon_t$`,
      value: target,
      slips: errorSlips({ right: target, other: source, side: 'target' }, numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'bound',
      label: 'Bound',
      value: clean(source + m),
      slips: boundSlips(m, { source, target }),
    }),
  ];
}

function distanceSlips(m: number): readonly Slip<number>[] {
  return [
    { value: m, because: 'The largest gap of the probabilities is right, but the distance has a factor of 2.' },
    { value: 2, because: 'This holds for laws that do not overlap.' },
    { value: clean(2 - 2 * m), because: 'This is twice the overlap. The distance grows with the shift.' },
    { value: clean(1 - m), because: 'This is the overlap. The distance grows with the shift.' },
    {
      value: clean(4 * m),
      because: tex`One interval cannot gain at both ends: $[0,m)$ counts for the source, $(1,1+m]$ against it.`,
    },
  ];
}

function domainSlips(m: number): readonly Slip<number>[] {
  return [
    { value: clean(1 - m), because: 'In the overlap half of the guesses are right.' },
    { value: clean(m / 2), because: 'Errors are made in the overlap, not outside.' },
    { value: m, because: 'Outside of the overlap no errors are made.' },
    { value: 0.5, because: 'Outside of the overlap the domain can be told without error.' },
    { value: clean((1 - m) / 4), because: 'Each law has half of the weight, and one of the two is wrong throughout.' },
  ];
}

interface Side {
  readonly right: number;
  readonly other: number;
  readonly side: 'source' | 'target';
}

/** An error that happens to be right is not named: the other one then shows the mistake. */
function errorSlips({ right, other, side }: Side, { truth, threshold }: Numbers): readonly Slip<number>[] {
  const whole = clean(Math.abs(truth - threshold));
  const range = side === 'source' ? '$[0,1]$' : '$[m,1+m]$';
  const slips = [
    { value: whole, because: `This is the whole interval between the thresholds. Count only its part in ${range}.` },
    { value: clean(1 - right), because: 'This is the probability of a right answer.' },
  ];
  const swapped = { value: other, because: `This is the error under the other law. The ${side} lives on ${range}.` };
  return [...slips, ...(other === whole ? [] : [swapped])].filter(({ value }) => value !== right);
}

interface Errors {
  readonly source: number;
  readonly target: number;
}

function boundSlips(m: number, { source, target }: Errors): readonly Slip<number>[] {
  return [
    { value: clean(source + 2 * m), because: 'The bound has half of the distance.' },
    { value: m, because: 'The source error is missing.' },
    { value: clean(target + m), because: 'The bound starts from the source error.' },
    {
      value: clean(2 * source + m),
      because: tex`The least joint error $\varepsilon^\star$ is that of the best classifier, not of this one.`,
    },
  ];
}
