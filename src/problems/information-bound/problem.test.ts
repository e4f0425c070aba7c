import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { enumeratedLoss, logRatios, mutualInformation } from '../../core/contrast-enumeration.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?[\d.]+/g) ?? []).map(Number);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '3.1076',
    '23',
    '2.8383',
    '(0.5878, -1.6094)',
    '0.368',
    '0.5091',
    '0.184',
  ]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const text = statement.replaceAll('{,}', '');
  const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
  return {
    correlation: number(/rho = (-?[\d.]+)/),
    candidates: number(/N = (\d+)/),
    loss: number(/loss = ([\d.]+)/),
    agreement: number(/probability \$([\d.]+)/),
  };
}

/** The mean of ln p(x|c)/p(x) of a Gaussian pair, by a sum over a fine grid of two independent normals. */
function gaussianInformation(correlation: number): number {
  const grid = range(161).map((i) => (i - 80) / 10);
  const density = (x: number, variance: number) => Math.exp((-x * x) / (2 * variance)) / Math.sqrt(variance);
  const rest = 1 - correlation ** 2;
  const terms = grid.flatMap((c) =>
    grid.map((v) => {
      const x = correlation * c + Math.sqrt(rest) * v;
      const logRatio = Math.log(density(x - correlation * c, rest) / density(x, 1));
      return (Math.exp(-(c * c + v * v) / 2) / (2 * Math.PI)) * 0.01 * logRatio;
    }),
  );
  return sum(terms);
}

it('agrees at many seeds with an integral and with the enumeration of all pairs of candidates', () => {
  for (const seed of range(80)) {
    const { statement, blanks } = problem.pose(seed);
    const { correlation, candidates, loss, agreement } = readStatement(statement);
    const answers = new Map(blanks.map(({ key, answer }) => [key, numbersOf(answer)]));
    const near = (key: string, expected: readonly number[]) =>
      expected.forEach((x, i) => expect(Math.abs(x - at(answers.get(key) ?? [], i))).toBeLessThan(1.1e-4));
    const information = gaussianInformation(correlation);
    near('information', [information]);
    const least = at(answers.get('candidates') ?? [], 0);
    expect(Math.log(least)).toBeGreaterThanOrEqual(information);
    expect(Math.log(least - 1)).toBeLessThan(information);
    near('proved', [Math.log(candidates / Math.exp(loss))]);
    const joint = [
      [agreement / 2, (1 - agreement) / 2],
      [(1 - agreement) / 2, agreement / 2],
    ];
    const scores = logRatios(joint);
    const pairLoss = enumeratedLoss({ joint, candidates: 2 }, scores);
    near('scores', at(scores, 0));
    near('bits', [mutualInformation(joint)]);
    near('pair-loss', [pairLoss]);
    near('pair-bound', [Math.LN2 - pairLoss]);
  }
});

it.each([
  ['information', '4.4833', 'in bits'],
  ['information', '6.2151', 'is missing'],
  ['information', '3.4539', 'squared'],
  ['candidates', '22', 'Round up'],
  ['candidates', '22.37', 'Round up'],
  ['candidates', '501', 'is missing'],
  ['candidates', '24', 'One less'],
  ['proved', '6.2383', 'the cap'],
  ['proved', '2.8364', 'counts the positive'],
  ['proved', '3.4', 'the loss'],
  ['proved', '5.6', 'in nats'],
  ['scores', '(-0.1054, -2.3026)', 'by a constant'],
  ['scores', '(1.8, 0.2)', 'Take the logarithm'],
  ['scores', '(-1.6094, 0.5878)', 'in the other order'],
  ['bits', '0.3251', 'Subtract it'],
  ['bits', '0.5310', 'in bits'],
  ['bits', '0.6931', 'A part of it'],
  ['pair-loss', '0.3251', 'always differed'],
  ['pair-loss', '0.6931', 'knows nothing'],
  ['pair-loss', '0.3993', 'costs more'],
  ['pair-bound', '0.3681', 'not tight'],
  ['pair-bound', '0.6931', 'the cap'],
  ['pair-bound', '0.5091', 'Subtract it'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('draws no correlation at which rounding to the nearest number would do', () => {
  for (const seed of range(400)) {
    const { statement, blanks } = problem.pose(seed);
    const nearest = Math.round(1 / Math.sqrt(1 - readStatement(statement).correlation ** 2));
    expect(blanks.find(({ key }) => key === 'candidates')?.check(`${nearest}`).kind).toBe('wrong');
  }
});
