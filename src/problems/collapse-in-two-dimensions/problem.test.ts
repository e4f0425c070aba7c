import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?[\d.]+/g) ?? []).map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    loss: '1.316',
    aligned: '(.108268227, .542902451)',
    stopped: '(.294303553, .570737655)',
    ratio: '.6618705',
    turn: '(.262272139, -.349696185)',
    shrinking: '-2.18702158',
    best: '.9525937594',
    settled: '.9525937594',
  };
  for (const { key, check: judge } of printed.blanks) expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const [content = [], noise = []] = [...statement.matchAll(/begin\{pmatrix\}(.*?)\\end/g)].map(([, list = '']) =>
    numbersOf(list),
  );
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    shared: at(content, 1),
    first: at(noise, 0),
    second: at(noise, 3),
    weights: numbersOf(/vw_0\} = (\([^)]*\))/.exec(statement)?.[1] ?? ''),
    time: number(/t = ([\d.]+)/),
    penalty: number(/lambda = ([\d.]+)/),
  };
}

type Said = ReturnType<typeof readStatement>;

/** E(a wᵀx̃₁ - uᵀx̃₂)², by the covariances of the four numbers in it. */
function loss({ shared, first, second }: Said, [w, u]: readonly (readonly number[])[], a = 1): number {
  const [w1 = NaN, w2 = NaN] = w ?? [];
  const [u1 = NaN, u2 = NaN] = u ?? [];
  const [d1, d2] = [a * w1 - u1, a * w2 - u2];
  const content = d1 ** 2 + 2 * shared * d1 * d2 + d2 ** 2;
  return content + first * (a * a * w1 ** 2 + u1 ** 2) + second * (a * a * w2 ** 2 + u2 ** 2);
}

/** Gradient flow in many small steps of the midpoint rule; the second branch is held fixed or not. */
function flowed(said: Said, isStopped: boolean): readonly number[] {
  const slope = (w: readonly number[]) => gradient((other) => loss(said, [other, isStopped ? w : other]), w);
  const step = said.time / 100;
  return range(100).reduce((w) => {
    const middle = w.map((each, i) => each - (step / 2) * at(slope(w), i));
    return w.map((each, i) => each - step * at(slope(middle), i));
  }, said.weights);
}

/** The ratio r in many directions. */
function ratios({ shared, first, second }: Said): readonly number[] {
  return range(20000).map((i) => {
    const [x, y] = [Math.cos((i * Math.PI) / 20000), Math.sin((i * Math.PI) / 20000)];
    const content = 1 + 2 * shared * x * y;
    return content / (content + first * x * x + second * y * y);
  });
}

it('agrees at many seeds with finite differences, small steps and a search over directions', () => {
  for (const seed of range(50)) {
    const { statement, blanks } = problem.pose(seed);
    const said = readStatement(statement);
    const { weights, penalty } = said;
    const answers = new Map(blanks.map(({ key, answer }) => [key, numbersOf(answer)]));
    const near = (key: string, expected: readonly number[]) => {
      expect(answers.get(key)).toHaveLength(expected.length);
      expected.forEach((x, i) => expect(Math.abs(x - at(answers.get(key) ?? [], i))).toBeLessThan(8e-4));
    };
    near('loss', [loss(said, [weights, weights])]);
    near('aligned', flowed(said, false));
    near('stopped', flowed(said, true));
    const squares = range(3).map((a) => loss(said, [weights, weights], a));
    // The loss is a parabola in the predictor: its vertex from three values.
    const [zero = NaN, one = NaN, two = NaN] = squares;
    const best = (3 * zero - 4 * one + two) / (2 * (zero - 2 * one + two));
    near('ratio', [best]);
    near(
      'turn',
      gradient((w) => loss(said, [w, weights], best), weights),
    );
    const free = gradient((w) => loss(said, [w, w], best), weights);
    near('shrinking', [-free.reduce((total, slope, i) => total + slope * at(weights, i), 0)]);
    const most = Math.max(...ratios(said));
    near('best', [most]);
    const variances = range(30001).map((i) => i / 20000);
    const costs = variances.map((v) => 2 * (1 - most) * v + penalty * (v - 1) ** 2);
    near('settled', [at(variances, costs.indexOf(Math.min(...costs)))]);
  }
});

it('keeps weights at some seeds and loses them at others', () => {
  const settled = range(60).map((seed) => Number(problem.pose(seed).blanks.at(-1)?.answer));
  expect(settled.filter((v) => v === 0).length).toBeGreaterThan(2);
  expect(settled.filter((v) => v > 0).length).toBeGreaterThan(20);
});

it.each([
  ['loss', '0.658', 'Both views'],
  ['loss', '2.576', 'cancels'],
  ['loss', '3.892', 'not independent'],
  ['loss', '2.604', 'subtracts the covariance twice'],
  ['aligned', '(0.294, 0.571)', 'twice what you used'],
  ['aligned', '(0.485, 0.585)', 'is missing'],
  ['aligned', '(5.911, 0.663)', 'decay'],
  ['aligned', '(-0.8, 0.54)', 'one long step'],
  ['stopped', '(0.108, 0.543)', 'half the speed'],
  ['stopped', '(0.8, 0.6)', 'conserves nothing'],
  ['stopped', '(0, 0)', 'the limit'],
  ['ratio', '1.288', 'Divide by'],
  ['ratio', '1.511', 'Upside down'],
  ['ratio', '0.338', 'share of noise'],
  ['ratio', '1', 'without noise'],
  ['turn', '(0, 0)', 'perpendicular, not zero'],
  ['turn', '(0.131, -0.175)', 'factor 2'],
  ['turn', '(0.396, -0.528)', 'behind the predictor'],
  ['turn', '(2.525, 0.278)', 'held fixed'],
  ['turn', '(1.6, 0.06)', 'without a predictor'],
  ['shrinking', '0', 'with the stop-gradient'],
  ['shrinking', '-4.374', 'is half'],
  ['shrinking', '-1.316', 'second term'],
  ['shrinking', '-1.0935', 'factor 2'],
  ['best', '0.4753', 'the smaller root'],
  ['best', '0.6619', 'Training raises it'],
  ['best', '0.95238', 'one feature alone'],
  ['best', '1', 'never agree'],
  ['settled', '1', 'pulls below'],
  ['settled', '0.9763', 'cancels'],
  ['settled', '1.0474', 'not above'],
  ['settled', '0.0474', 'share of noise'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows a negative variance', () => {
  const posed = range(80).map((seed) => problem.pose(seed));
  const collapsed = posed.filter(({ blanks }) => blanks.at(-1)?.answer === '0');
  for (const { statement, blanks } of collapsed) {
    const said = readStatement(statement);
    const negative = 1 - (1 - Math.max(...ratios(said))) / said.penalty;
    const verdict = blanks.at(-1)?.check(negative.toFixed(5));
    expect(verdict).toEqual({ kind: 'wrong', because: expect.stringContaining('not negative') });
  }
});

it('draws no start whose variance is 1 or is shared evenly by content and noise', () => {
  for (const seed of range(400)) {
    const { statement, blanks } = problem.pose(seed);
    const { shared, weights } = readStatement(statement);
    const [x = NaN, y = NaN] = weights;
    const content = x * x + 2 * shared * x * y + y * y;
    const judge = (key: string) => blanks.find((blank) => blank.key === key)?.check;
    expect(judge('loss')?.((2 * content).toFixed(3)).kind).toBe('wrong');
    expect(judge('ratio')?.(content.toFixed(3)).kind).toBe('wrong');
    const ratio = Number(blanks.find(({ key }) => key === 'ratio')?.answer);
    expect(judge('ratio')?.((1 - ratio).toFixed(3)).kind).toBe('wrong');
  }
});
