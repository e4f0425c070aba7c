import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (text: string) => (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    loss: '1.42603050',
    slopes: '(-0.401312340, 0.598687660)',
    center: '(0.278950128, -0.4)',
    context: '(-0.401312340, -0.200656170)',
    negative: '(0.598687660, 0.299343830)',
    moved: '(0.860524936, 0.7)',
    after: '1.03695424',
  };
  for (const { key, check: judge } of printed.blanks) expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
});

/** The six numbers of a statement, center, context, negative, and its rate. */
function readStatement(statement: string) {
  const point = [...statement.matchAll(/&= (\([^)]*\))/g)].flatMap(([, list = '']) => numbersOf(list));
  return { point, rate: Number(/eta = ([\d.]+)\$/.exec(statement)?.[1]) };
}

const scores = ([a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN]: readonly number[]) =>
  [a * c + b * d, a * e + b * f] as const;

/** Minus the logarithm of the probability that the first pair is true and the second is not. */
const surprise = (positive: number, negative: number) =>
  -Math.log((1 / (1 + Math.exp(-positive))) * (1 - 1 / (1 + Math.exp(-negative))));

const loss = (point: readonly number[]) => surprise(...scores(point));

it('agrees at many seeds with finite differences', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { point, rate } = readStatement(statement);
    const slopes = gradient(loss, point);
    const moved = point.map((x, i) => x - rate * at(slopes, i));
    const expected: Readonly<Record<string, readonly number[]>> = {
      loss: [loss(point)],
      slopes: gradient(([positive = NaN, negative = NaN]) => surprise(positive, negative), scores(point)),
      center: slopes.slice(0, 2),
      context: slopes.slice(2, 4),
      negative: slopes.slice(4),
      moved: moved.slice(0, 2),
      after: [loss(moved)],
    };
    for (const { key, answer } of blanks) {
      const right = expected[key] ?? [];
      expect(numbersOf(answer)).toHaveLength(right.length);
      numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(right, i))).toBeLessThan(6e-4));
    }
  }
});

it.each([
  ['loss', '0.513', 'term of the negative'],
  ['loss', '0.913', 'term of the true pair'],
  ['loss', '1.026', 'reversed'],
  ['loss', '2.057', 'in bits'],
  ['slopes', '(0.599, 0.599)', 'slope of the true pair'],
  ['slopes', '(0.401, 0.599)', 'loss falls'],
  ['slopes', '(-0.401, -0.401)', 'slope of the negative'],
  ['slopes', '(-0.401, -0.599)', 'loss grows'],
  ['center', '(-0.0803, -0.1605)', 'negative pushes'],
  ['center', '(0.3592, -0.2395)', 'true context pulls'],
  ['center', '(-0.4395, 0.0790)', 'added with their slopes'],
  ['center', '(0.1974, 0.0987)', 'is the context vector'],
  ['context', '(-0.0803, -0.1605)', 'is the center vector'],
  ['context', '(0.5987, 0.2993)', 'of the negative'],
  ['negative', '(0.3592, -0.2395)', 'is the center vector'],
  ['negative', '(-0.4013, -0.2007)', 'of the true context'],
  ['moved', '(1.1395, 0.3)', 'against the gradient'],
  ['moved', '(0.7210, 0.9)', 'times the gradient'],
  ['moved', '(-0.1395, 0.2)', 'old vector'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows the step that leaves a vector where it was, goes up, or uses the new center too early', () => {
  const { point, rate } = readStatement(printed.statement);
  const slopes = gradient(loss, point);
  const [up = NaN, down = NaN] = [at(slopes, 2), at(slopes, 4)].map((slope) => slope / at(point, 0));
  const moved = (rates: readonly number[]) => point.map((x, i) => x - at(rates, Math.floor(i / 2)) * at(slopes, i));
  const [first = NaN, second = NaN] = moved([rate, 0, 0]);
  const late = [first, second, ...[up, down].flatMap((slope, j) => [first, second].map((x, i) => at(point, 2 + 2 * j + i) - rate * slope * x))]; // prettier-ignore
  const reasons = [
    [moved([-rate, -rate, -rate]), 'against the gradients'],
    [moved([rate, 0, 0]), 'Both contexts move'],
    [moved([0, rate, rate]), 'center moves'],
    [moved([rate, rate, 0]), 'negative moves'],
    [late, 'by the new center'],
    [moved([1, 1, 1]), 'times the gradients'],
  ] as const;
  for (const [place, because] of reasons) {
    expect(check('after', String(loss(place)))).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
  }
});
