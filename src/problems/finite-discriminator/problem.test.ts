import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { bestCriticGap } from '../../core/line-transport.ts';
import { leastBetween } from '../../core/ternary-search.ts';
import type { Vector } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(0.6667, 0.5, 1, 0)',
    '-0.824',
    '0.2812',
    '1',
    '(0, -1)',
  ]);
});

it.each([
  ['best', '(2/3, 1/2, 1, 0)'],
  ['value', '-0.823959'],
  ['js', '0.281168'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words: the points, both laws, and the point of the slopes. */
function readStatement(statement: string) {
  const [first = '', second = '', third = ''] = statement.split('\n').filter((line) => line.includes('$, $'));
  const numbers = (line: string) => [...line.matchAll(/\$([\d.]+)\$/g)].map(([, number]) => Number(number));
  const place = Number(/a sample at \$(\d+)\$/.exec(statement)?.[1] ?? NaN);
  return { points: numbers(first), data: numbers(second), fake: numbers(third), place };
}

/** What a discriminator of `x` adds to the value at a point of these two probabilities. */
const added = (p: number, g: number, x: number) =>
  (p === 0 ? 0 : p * Math.log(x)) + (g === 0 ? 0 : g * Math.log(1 - x));

const entropy = (law: Vector) => sum(law.map((p) => (p === 0 ? 0 : -p * Math.log(p))));

it.each(range(150))('agrees at seed %i with a search for the best discriminator and the best critic', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { points, data, fake, place } = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(2e-4);
  const best = data.map((p, i) => leastBetween((x) => -added(p, at(fake, i), x), [0, 1]));
  expect(at(answers, 0)).toHaveLength(points.length);
  for (const [i, x] of best.entries()) near(at(at(answers, 0), i), x);
  near(at(at(answers, 1), 0), sum(best.map((x, i) => added(at(data, i), at(fake, i), x))));
  const mixture = data.map((p, i) => (p + at(fake, i)) / 2);
  near(at(at(answers, 2), 0), entropy(mixture) - (entropy(data) + entropy(fake)) / 2);
  near(at(at(answers, 3), 0), bestCriticGap({ points, from: data, to: fake }));
  const sure = Math.min(Math.max(at(best, points.indexOf(place)), 1e-6), 1 - 1e-6);
  const logit = Math.log(sure / (1 - sure));
  const slope = (loss: (x: number) => number) =>
    at(
      gradient(([a = NaN]) => loss(1 / (1 + Math.exp(-a))), [logit]),
      0,
    );
  near(
    at(at(answers, 4), 0),
    slope((x) => Math.log(1 - x)),
  );
  near(
    at(at(answers, 4), 1),
    slope((x) => -Math.log(x)),
  );
});

it.each([
  ['best', '(1/3, 1/2, 0, 1)', 'fake'],
  ['best', '(4/3, 1, 2, 0)', 'mixture'],
  ['best', '(0.5, 0.25, 0.25, 0)', 'Divide by the sum'],
  ['value', '-1.105127', 'twice'],
  ['value', '-0.130812', 'Two logarithms'],
  ['value', '-0.376019', 'over the generator'],
  ['value', '-0.44794', 'over the data'],
  ['value', '-1.188722', 'bits'],
  ['value', '-0.41198', 'halved'],
  ['js', '0.562335', 'not their sum'],
  ['js', '0.405639', 'bits'],
  ['js', '0.317128', 'Average it'],
  ['js', '0.245207', 'Average it'],
  ['js', '0.5', 'total variation'],
  ['js', '-0.41198', 'never negative'],
  ['transport', '0.5', 'how far'],
  ['slopes', '(-1, 0)', 'order'],
  ['slopes', '(0, 1)', 'not positive'],
  ['slopes', '(0, 0)', 'sigmoid'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows, at other numbers, steps without their length, signed steps, and slopes in the discriminator', () => {
  const reasons = range(60).flatMap((seed) => {
    const { statement, blanks } = problem.pose(seed);
    const { points, data, fake, place } = readStatement(statement);
    const ask = (key: string, typed: string) => blanks.find((blank) => blank.key === key)?.check(typed);
    const steps = range(points.length - 1).map((i) => sum(data.slice(0, i + 1)) - sum(fake.slice(0, i + 1)));
    const moved = sum(points.map((x, i) => x * (at(fake, i) - at(data, i))));
    const i = points.indexOf(place);
    const [p, g] = [at(data, i), at(fake, i)];
    return [
      ask('transport', String(sum(steps.map(Math.abs)))),
      ask('transport', String(Math.abs(moved))),
      p === 0 ? undefined : ask('slopes', `(${-(p + g) / g}, ${-(p + g) / p})`),
    ].map((verdict) => (verdict?.kind === 'wrong' ? verdict.because : ''));
  });
  for (const words of ['length of its step', 'difference of the means', 'slopes in $D$']) {
    expect(reasons).toContainEqual(expect.stringContaining(words));
  }
});
