import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['-2.69', '0.7789', '0.0244', '0.855', '0.8607', '1.3']);
});

it.each([
  ['tuned', '0.7788917510'],
  ['probe', '2.3/2.69'],
  ['off', '0.02444443'],
  ['both', '0.8607024952'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

interface Weights {
  readonly head: number;
  readonly first: number;
  readonly second: number;
}

/** The flow by the midpoint rule, until it rests. */
function settled(start: Weights): Weights {
  const slope = ({ head, first, second }: Weights): Weights => {
    const [left, right] = [head * first - 1, head * second - 1];
    return { head: -left * first - right * second, first: -left * head, second: -right * head };
  };
  const moved = (from: Weights, by: Weights, step: number): Weights => ({
    head: from.head + step * by.head,
    first: from.first + step * by.first,
    second: from.second + step * by.second,
  });
  const step = 0.01;
  return range(6000).reduce((weights) => moved(weights, slope(moved(weights, slope(weights), step / 2)), step), start);
}

it.each(range(40))('agrees at seed %i with the flow followed in small steps', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [, first = NaN, second = NaN] = (/\\vu\} = \(([\d.]+), ([\d.]+), 1\)/.exec(statement) ?? []).map(Number);
  const start = Number(/a_0\} = ([\d.]+)\$/.exec(statement)?.[1]);
  const answers = blanks.map(({ answer }) => Number(answer));
  const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(2e-4);
  const tuned = settled({ head: start, first, second }).head;
  near(at(answers, 0), start * start - first * first - second * second);
  near(at(answers, 1), tuned);
  near(at(answers, 2) / (0.5 * (tuned - 1) ** 2) / 100, 0.01);
  const probe = at(answers, 3);
  const loss = (head: number) => (head * first - 1) ** 2 + (head * second - 1) ** 2;
  for (const step of [-0.001, 0.001]) expect(loss(probe + step)).toBeGreaterThan(loss(probe));
  near(at(answers, 4), settled({ head: probe, first, second }).head);
  near(settled({ head: at(answers, 5), first, second }).head, 1);
});

it.each([
  ['kept', '-3.69', 'third weight'],
  ['kept', '-5.29', 'Square the weights first'],
  ['tuned', '0.606672', 'square of the head'],
  ['tuned', '1.815673', 'length'],
  ['tuned', '0.575339', 'two coefficients'],
  ['tuned', '1.03208', '$1+1=2$'],
  ['tuned', '0.855019', 'probe'],
  ['off', '0.0488889', 'is missing'],
  ['off', '0.0402926', 'old weight'],
  ['off', '0.0773534', 'does not follow'],
  ['off', '0.221108', 'Square and halve'],
  ['probe', '3.3/3.69', 'does not occur'],
  ['probe', '0.884615', 'counts more'],
  ['probe', '0.869565', 'derivative'],
  ['probe', '1.15', 'not by 2'],
  ['probe', '1.169565', 'inverse'],
  ['probe', '1', 'correct features'],
  ['both', '0.855019', 'leaves a residual'],
  ['both', '0.778892', 'first head'],
  ['both', '0.740809', 'square of the head'],
  ['harmless', '1.69', 'square'],
  ['harmless', '0.855019', 'leaves a residual'],
  ['harmless', '1', 'at the end'],
  ['harmless', '1.640122', 'c_0=0'],
  ['harmless', '1.920937', 'c_0=1-2'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows the slips of the kept difference where the head does not start at 0', () => {
  const posed = range(200).find((seed) => problem.pose(seed).statement.includes('a_0} = 1.5$')) ?? NaN;
  const { statement, blanks } = problem.pose(posed);
  const [, first = NaN, second = NaN] = (/\\vu\} = \(([\d.]+), ([\d.]+), 1\)/.exec(statement) ?? []).map(Number);
  const squared = first * first + second * second;
  const kept = blanks.find(({ key }) => key === 'kept');
  expect(kept?.check(String(2.25 + squared))).toMatchObject({ because: expect.stringContaining('not the sum') });
  expect(kept?.check(String(1.5 - squared))).toMatchObject({ because: expect.stringContaining('with its square') });
});
