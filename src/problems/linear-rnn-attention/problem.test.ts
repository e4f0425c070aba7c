import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => list.replace(/[()]/g, '').split(', ').map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    query: '(0, -1)',
    hard: '(-2, 0)',
    soft: '(-.58789679, .28399541)',
    memory: '(-1.00712503, .60427697)',
    turning: '(1.98158977, .31887362)',
    hardSlope: '(-1, 1)',
  };
  for (const { key, check: judge, answer } of printed.blanks) {
    expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
    numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(numbersOf(worked[key] ?? ''), i))).toBeLessThan(6e-4));
  }
});

type Pair = readonly [number, number];
type Square = readonly [Pair, Pair];

const times = ([[a, b], [c, d]]: Square, [x, y]: Pair): Pair => [a * x + b * y, c * x + d * y];

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const squares = [...statement.matchAll(/pmatrix\} (-?\d) & (-?\d) \\\\ (-?\d) & (-?\d) \\end/g)].map(
    ([, a, b, c, d]): Square => [[Number(a), Number(b)], [Number(c), Number(d)]], // prettier-ignore
  );
  const [, first, second] = /pmatrix\} (-?\d) \\\\ (-?\d) \\end/.exec(statement) ?? [];
  const input: Pair = [Number(first), Number(second)];
  const inputs = numbersOf(/data\{u_3\} = ([-\d, ]+)/.exec(statement)?.[1] ?? '');
  return { recurrent: at(squares, 0), value: at(squares, 1), query: at(squares, 2), input, inputs };
}

/** The network written out, with the inputs that keys and values see and those that the query sees. */
function run(
  { recurrent, value, query, input }: Omit<ReturnType<typeof readStatement>, 'inputs'>,
  seen: readonly [memory: readonly number[], asking: readonly number[]],
) {
  const statesOf = (inputs: readonly number[]) =>
    inputs.reduce<readonly Pair[]>((before, u) => {
      const [x, y] = times(recurrent, before.at(-1) ?? [0, 0]);
      return [...before, [x + u * input[0], y + u * input[1]]];
    }, []);
  const states = statesOf(seen[0]);
  const values = states.map((state) => times(value, state));
  const [x, y] = times(query, times(recurrent, statesOf(seen[1]).at(-1) ?? [0, 0]));
  const scores = states.map(([a, b]) => a * x + b * y);
  const powers = scores.map((score) => Math.exp(score / 2 ** 0.5));
  const whole = powers.reduce((total, power) => total + power, 0);
  const output = [0, 1].map((i) => values.reduce((total, pair, t) => total + (at(powers, t) / whole) * at(pair, i), 0));
  return { asked: [x, y], hard: at(values, scores.indexOf(Math.max(...scores))), output };
}

it('agrees at many seeds with finite differences of what it says', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { inputs, ...network } = readStatement(statement);
    const from = (u: number) => [u, ...inputs.slice(1)];
    const first = at(inputs, 0);
    const slope = (of: (u: number) => readonly number[]) =>
      [0, 1].map((i) =>
        at(
          gradient(([u = NaN]) => at(of(u), i), [first]),
          0,
        ),
      );
    const { asked, hard, output } = run(network, [inputs, inputs]);
    const expected = {
      query: asked,
      hard,
      soft: output,
      memory: slope((u) => run(network, [from(u), inputs]).output),
      turning: slope((u) => run(network, [inputs, from(u)]).output),
      hardSlope: slope((u) => run(network, [from(u), from(u)]).hard),
    };
    for (const [key, numbers] of Object.entries(expected)) {
      const answer = numbersOf(blanks.find((blank) => blank.key === key)?.answer ?? '');
      answer.forEach((x, i) => expect(Math.abs(x - at(numbers, i))).toBeLessThan(6e-4));
    }
  }
});

it('draws no network in which a forgotten projection leads to the same query', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { inputs, ...network } = readStatement(statement);
    const { asked } = run({ ...network, query: [[1, 0], [0, 1]] }, [inputs, inputs]); // prettier-ignore
    const verdict = blanks.find(({ key }) => key === 'query')?.check(`(${asked.join(', ')})`);
    expect(verdict).toMatchObject({ kind: 'wrong', because: expect.stringContaining('Project') });
  }
});

it.each([
  ['query', '(2, 1)', 'one more step'],
  ['query', '(1, -1)', 'Project it'],
  ['query', '(1, 0)', 'You used'],
  ['query', '(1, 1)', 'This is'],
  ['hard', '(-1, -1)', 'This is the key'],
  ['hard', '(2, 0)', 'lowest score'],
  ['soft', '(-0.9054, 0.2447)', 'not divided'],
  ['soft', '(-0.3331, 0.3072)', 'by its root'],
  ['soft', '(-2, 0)', 'with arg max'],
  ['soft', '(0.333, 0.333)', 'plain mean'],
  ['soft', '(-0.152, -0.436)', 'not the keys'],
  ['memory', '(-0.4320, 0.7199)', 'The keys move too'],
  ['memory', '(-0.5751, -0.1157)', 'The values move too'],
  ['memory', '(0.9745, 0.9232)', 'sum of both'],
  ['memory', '(0.2840, 0.2840)', 'later states'],
  ['memory', '(-1.2453, 0.5564)', 'factor'],
  ['turning', '(2.8024, 0.4510)', 'factor'],
  ['turning', '(0.9745, 0.9232)', 'sum of both'],
  ['turning', '(0, 0)', 'arg max'],
  ['hardSlope', '(0, 0)', 'the chosen value'],
  ['hardSlope', '(0, -1)', 'slope of the key'],
  ['hardSlope', '(1, 1)', 'another value'],
  ['hardSlope', '(0.974465, 0.923151)', 'soft output'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
