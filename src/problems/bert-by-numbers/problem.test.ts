import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { answersOf } from './counts.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    parameters: '109482240',
    head: '622,650',
    selected: '76.8',
    spread: '8.07960395',
    masked: '61.44',
    none: '0.196874404',
  };
  for (const { key, check: judge } of printed.blanks) expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
});

it('counts the parameters of the large model as published', () => {
  const large = { vocabulary: 30522, width: 1024, layers: 24, tokens: 512, short: 10 };
  expect(answersOf(large).parameters).toBe(335141888);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const text = statement.replaceAll('{,}', '');
  const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
  return {
    vocabulary: number(/V = (\d+)/),
    positions: number(/max\} = (\d+)/),
    width: number(/d = (\d+)/),
    layers: number(/L = (\d+)/),
    tokens: number(/text of (\d+) tokens/),
    short: number(/sentence of (\d+) tokens/),
  };
}

/** The law of the number of successes among n, each with probability q, built up one by one. */
function binomial(n: number, q: number): readonly number[] {
  return range(n).reduce<readonly number[]>(
    (law) => range(law.length + 1).map((k) => (law[k] ?? 0) * (1 - q) + (law[k - 1] ?? 0) * q),
    [1],
  );
}

it('agrees at many seeds with a list of all layers and with the law of the selected tokens', () => {
  for (const seed of range(120)) {
    const { statement, blanks } = problem.pose(seed);
    const { vocabulary, positions, width, layers, tokens, short } = readStatement(statement);
    const dense = (inputs: number, outputs: number) => (inputs + 1) * outputs;
    const norm = width + width;
    const attention = range(4).map(() => dense(width, width));
    const block = sum([...attention, norm, dense(width, 4 * width), dense(4 * width, width), norm]);
    const tables = sum([vocabulary, positions, 2].map((columns) => columns * width));
    const law = binomial(tokens, 0.15);
    const mean = sum(law.map((p, k) => p * k));
    const expected = [
      sum([tables, norm, ...range(layers).map(() => block), dense(width, width)]),
      sum([dense(width, width), norm, vocabulary]),
      mean,
      Math.sqrt(sum(law.map((p, k) => p * (k - mean) ** 2))),
      sum(binomial(tokens, 0.15 * 0.8).map((p, k) => p * k)),
      at(binomial(short, 0.15), 0),
    ];
    blanks.forEach(({ answer }, i) => expect(Math.abs(Number(answer) - at(expected, i))).toBeLessThan(6e-4));
  }
});

it.each([
  ['parameters', '108891648', 'pooler'],
  ['parameters', '109480704', 'segment table is missing, or'],
  ['parameters', '109479168', 'Segment table and norm'],
  ['parameters', '109089024', 'positions are learned'],
  ['parameters', '109399296', 'biases'],
  ['parameters', '109445376', 'with gain and shift'],
  ['parameters', '109463808', 'not one'],
  ['parameters', '109362432', 'Biases and norms'],
  ['parameters', '109483776', 'on top'],
  ['parameters', '132923136', 'tied'],
  ['parameters', '85054464', 'blocks alone'],
  ['head', '24063546', 'not new'],
  ['head', '592128', 'bias for each token'],
  ['head', '621114', 'norm is missing'],
  ['head', '621882', 'bias of the dense layer'],
  ['head', '23471418', 'dense layer stands before'],
  ['selected', '61.44', 'scored too'],
  ['selected', '69.12', 'whatever'],
  ['selected', '435.2', 'not selected'],
  ['selected', '512', 'Only selected'],
  ['spread', '65.28', 'variance'],
  ['spread', '8.764', 'not $q$'],
  ['masked', '76.8', 'all selected'],
  ['masked', '409.6', 'not of all'],
  ['masked', '7.68', 'random'],
  ['none', '0.803', 'at least one'],
  ['none', '0', 'all are selected'],
  ['none', '-0.5', 'overlap'],
  ['none', '0.279', 'no [MASK]'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
