import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { convolve, fullConvolution, PLAIN_STEPS } from '../../core/convolution.ts';
import { answers, lastField, type Row } from './fields.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['212', '32', '50', '6', '1.815', '5.77']);
});

it('has the numbers of the worked example', () => {
  const { ratio, spread } = answers({ rows: [], taps: 3, reach: 101, small: 3 });
  expect(ratio).toBeCloseTo(49 / 27, 12);
  expect(spread).toBeCloseTo(5.773503, 6);
});

it('has the spread that five small kernels show when they are convolved', () => {
  const kernel = [1 / 3, 1 / 3, 1 / 3];
  const weights = range(4).reduce<readonly number[]>((before) => fullConvolution(before, kernel), kernel);
  const mean = sum(weights.map((weight, i) => weight * i));
  const spread = Math.sqrt(sum(weights.map((weight, i) => weight * (i - mean) ** 2)));
  expect(answers({ rows: [], taps: 3, reach: 11, small: 3 }).spread).toBeCloseTo(spread, 12);
  expect(spread).toBeCloseTo(1.825742, 6);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const rows = [...statement.matchAll(/^\d\d?\. (\S+) .*\$k=(\d)\$, \$s=(\d)\$, \$D=(\d)\$/gm)].map((match): Row => {
    const [taps = NaN, stride = NaN, dilation = NaN] = match.slice(2).map(Number);
    return { kind: 'convolution', repeat: Number(match[1]) || 1, taps, stride, dilation };
  });
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    rows,
    taps: number(/layers with \$k=(\d)\$/),
    reach: number(/r\\ge (\d+)/),
    large: number(/with an? \$(\d+)/),
    small: number(/as (\d) convolutions with/),
  };
}

/** The inputs that unit i reads, found by switching on one input after the other. */
function readers(rows: readonly Row[], i: number): readonly number[] {
  const inputs = 260;
  return range(inputs).filter((on) => {
    let signal: readonly number[] = range(inputs).map((j) => (j === on ? 1 : 0));
    for (const { repeat, taps, stride, dilation } of rows)
      for (let layer = 0; layer < repeat; layer += 1)
        signal = convolve(signal, range(taps).map(() => 1), { ...PLAIN_STEPS, stride, dilation }); // prettier-ignore
    return at(signal, i) > 0;
  });
}

it('agrees at many seeds with inputs that are switched on and stacks that are built layer by layer', () => {
  for (const seed of range(40)) {
    const { statement, blanks } = problem.pose(seed);
    const { rows, taps, reach, large, small } = readStatement(statement);
    const [pixels, next] = [readers(rows, 0), readers(rows, 1)];
    let [plain, field, variance] = [0, 1, 0];
    for (; field < reach; plain += 1) {
      field += taps - 1;
      variance += sum(range(taps).map((u) => (u - (taps - 1) / 2) ** 2)) / taps;
    }
    let [doubling, wide] = [0, 1];
    for (; wide < reach; doubling += 1) wide += 2 ** doubling * (taps - 1);
    const [field0, jump, ...others] = blanks.map(({ answer }) => Number(answer));
    expect([field0, jump]).toEqual([at(pixels, pixels.length - 1) + 1, at(next, 0) - at(pixels, 0)]);
    expect(others.slice(0, 2)).toEqual([plain, doubling]);
    expect(Math.abs(at(others, 2) / (large ** 2 / (small * 9)) - 1)).toBeLessThan(5e-3);
    expect(Math.abs(at(others, 3) / Math.sqrt(variance) - 1)).toBeLessThan(5e-3);
  }
});

it('reads a list of rows as the layers that they stand for', () => {
  const row = { kind: 'convolution', repeat: 3, taps: 3, stride: 1, dilation: 2 } as const;
  expect(lastField({ rows: [row] })).toEqual({ size: 13, jump: 1 });
});

it.each([
  ['field', '243', 'jump after'],
  ['field', '32', 'left out the strides'],
  ['field', '333', 'one unit is there already'],
  ['field', '94', 'every row of the list'],
  ['field', '211', 'Start at'],
  ['field', '27', 'Pooling is a layer'],
  ['jump', '10', 'Strides multiply'],
  ['jump', '16', 'too few'],
  ['plain', '49', 'only 99'],
  ['plain', '51', '50 layers are enough'],
  ['plain', '34', 'the windows overlap'],
  ['plain', '100', 'on each side'],
  ['doubling', '5', 'only 63'],
  ['doubling', '7', '6 layers are enough'],
  ['doubling', '50', 'without dilation'],
  ['ratio', '27/49', 'Upside down'],
  ['ratio', '3', 'The large window'],
  ['ratio', '7/9', 'and not'],
  ['ratio', '49/9', 'a single small one'],
  ['spread', '33.333', 'This is the variance'],
  ['spread', '40.82', 'Variances add up'],
  ['spread', '6.124', 'sit on'],
  ['spread', '29.15', 'the whole receptive field'],
  ['spread', '0.8165', 'one kernel'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
