import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?[\d.]+/g) ?? []).map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    probabilities: '(.57407145, .25794693, .11590303, .05207859)',
    loss: '.5550014',
    slopes: '(-.85185709, .51589386, .23180606, .10415717)',
    share: '.98169039',
    chance: '1.38629436',
    'nt-xent': '.18967216',
    negatives: '510',
    'batch-chance': '6.23636959',
  };
  for (const { key, check: judge } of printed.blanks) expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement.replaceAll('{,}', ''))?.[1]);
  return {
    similarities: numbersOf(/cosines \$(\([^)]*\))/.exec(statement)?.[1] ?? ''),
    temperature: number(/For \$\\tau = ([\d.]+)\$ give/),
    sharp: number(/For \$\\tau = ([\d.]+)\$, which/),
    angles: [...statement.matchAll(/\$(\d+)\^\\circ/g)].map(([, angle]) => Number(angle)),
    batch: number(/B = (\d+)/),
  };
}

/** The loss when the first of some similarities is the positive, by the sum of what the others add. */
function loss(similarities: readonly number[], temperature: number): number {
  const gaps = similarities.map((each) => Math.exp((each - at(similarities, 0)) / temperature));
  return Math.log(gaps.reduce((total, gap) => total + gap));
}

it('agrees at many seeds with finite differences and sums of what it says', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { similarities, temperature, sharp, angles, batch } = readStatement(statement);
    const negatives = similarities.slice(1).map((each) => Math.exp(each / sharp));
    const points = angles.map((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]);
    const cosines = points.slice(1).map(([x = NaN, y = NaN]) => x * at(at(points, 0), 0) + y * at(at(points, 0), 1));
    const slopes = gradient((each) => loss(each, temperature), similarities);
    const expected: Readonly<Record<string, readonly number[]>> = {
      probabilities: slopes.map((slope, j) => temperature * slope + (j === 0 ? 1 : 0)),
      loss: [loss(similarities, temperature)],
      slopes,
      share: [Math.max(...negatives) / sum(negatives)],
      chance: [loss(similarities.map(() => 0.3), temperature)], // prettier-ignore
      'nt-xent': [loss(cosines, temperature)],
      negatives: [range(2 * batch).filter((view) => view !== 0 && view !== 1).length],
      'batch-chance': [loss(range(2 * batch).slice(1), Infinity)],
    };
    for (const { key, answer } of blanks) {
      const right = expected[key] ?? [];
      expect(numbersOf(answer)).toHaveLength(right.length);
      numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(right, i))).toBeLessThan(6e-4));
    }
  }
});

it('asks for the chance loss so exactly that one candidate more or less is noticed', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { batch } = readStatement(statement);
    const judge = blanks.find(({ key }) => key === 'batch-chance')?.check;
    expect(judge?.(`${Math.log(2 * batch)}`).kind).toBe('wrong');
    expect(judge?.(Math.log(2 * batch - 1).toFixed(5)).kind).toBe('right');
  }
});

it.each([
  ['probabilities', '(0.413, 0.277, 0.186, 0.124)', 'not divided'],
  ['probabilities', '(0.329, 0.270, 0.221, 0.181)', 'You multiplied'],
  ['probabilities', '(0.25, 0.25, 0.25, 0.25)', 'Equal probabilities'],
  ['loss', '-0.299', 'into the denominator'],
  ['loss', '0.801', 'in bits'],
  ['loss', '0.426', '1-'],
  ['slopes', '(-0.426, 0.258, 0.116, 0.052)', 'The chain rule'],
  ['slopes', '(1.148, 0.516, 0.232, 0.104)', 'Subtract 1'],
  ['slopes', '(-0.213, 0.129, 0.058, 0.026)', 'and not'],
  ['share', '0.606', 'its share at'],
  ['share', '0.018', 'among all candidates'],
  ['chance', '1.099', 'candidate too'],
  ['chance', '2', 'in bits'],
  ['chance', '0', 'equal scores'],
  ['chance', '0.75', 'wrong guess'],
  ['nt-xent', '0.849', 'Leave it out'],
  ['nt-xent', '-1.566', 'into the denominator'],
  ['nt-xent', '0.487', 'not divided'],
  ['negatives', '511', 'One of them'],
  ['negatives', '512', 'its partner'],
  ['negatives', '255', 'two views'],
  ['batch-chance', '6.23832', 'The anchor itself'],
  ['batch-chance', '6.23441', 'The positive'],
  ['batch-chance', '5.54518', 'two views'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('draws no positive so far behind that the hardest negative has its share among all candidates too', () => {
  for (const seed of range(400)) {
    const { statement, blanks } = problem.pose(seed);
    const { similarities, sharp } = readStatement(statement);
    const powers = similarities.map((each) => Math.exp(each / sharp));
    const mistaken = Math.max(...powers.slice(1)) / sum(powers);
    expect(blanks.find(({ key }) => key === 'share')?.check(mistaken.toFixed(3)).kind).toBe('wrong');
  }
});
