import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { heading, model, word } from './model.ts';

type Settings = Partial<Parameters<typeof model.derive>[1]>;

/** What the figure shows at the end of its timeline, or at another phase. */
const shown = (changes: Settings = {}, phase = 99) =>
  createRun(model, { ...startSettings(model.params), ...changes })(phase);
const end = (changes: Settings = {}) => shown(changes).derived;

describe('on the example tree', () => {
  it('greedy decoding, a beam of 2, the sample and the optimum are four different sequences', () => {
    const { greedy, beam, sample, optimum } = end().prefixes;
    expect([greedy, beam, sample, optimum].map(({ tokens }) => word(tokens))).toEqual(['aaa', 'aba', 'aab', 'baa']);
    expect([greedy, beam, optimum].map(({ score }) => Math.exp(score).toFixed(5))).toEqual([
      '0.15444',
      '0.21120',
      '0.24795',
    ]);
  });

  it('the sample has its probability: 0.55 · 0.52 · 0.46', () => {
    expect(Math.exp(end().sample.score)).toBeCloseTo(0.55 * 0.52 * 0.46, 12);
  });

  it('prunes the beginning of the optimum, the third of four candidates, at step 2', () => {
    const { candidates, chosen } = shown({}, 4).derived;
    expect(chosen).toBe(2);
    expect(candidates.map(({ tokens, fate }) => `${word(tokens)} ${fate}`)).toEqual([
      'aa kept',
      'ab kept',
      'ba pruned',
      'bb pruned',
    ]);
    expect(at(candidates, 2).parentScore).toBeCloseTo(Math.log(0.45), 12);
    expect(at(candidates, 2).probability).toBe(0.58);
  });

  it('scores before it keeps: after 3 phases the candidates of step 2 have no fate yet', () => {
    const { candidates, prefixes, scored } = shown({}, 3).derived;
    expect(new Set(candidates.map(({ fate }) => fate))).toEqual(new Set(['scored']));
    expect([word(prefixes.beam.tokens), scored]).toEqual(['a', 6]);
  });

  it.each([
    [1, 6],
    [2, 10],
    [3, 12],
  ])('a beam of %i scores %i candidates', (k, expected) => {
    expect(end({ k }).scored).toBe(expected);
  });

  it('has a timeline of six phases, and each has its title', () => {
    expect(shown().step).toBe(6);
    expect([0, 1, 2, 3, 4, 5, 6].map((phase) => heading(shown({}, phase).derived))).toMatchInlineSnapshot(`
      [
        "Start: the beam holds the empty prefix, S = 0",
        "Step 1: 1 × V = 2 candidates scored",
        "Step 1: 2 of 2 candidates kept, 0 pruned",
        "Step 2: 2 × V = 4 candidates scored",
        "Step 2: 2 of 4 candidates kept, 2 pruned",
        "Step 3: 2 × V = 4 candidates scored",
        "Step 3: 2 of 4 candidates kept, 2 pruned",
      ]
    `);
  });
});

describe('on the random tree of seed 454', () => {
  it('a beam of 2 ends below greedy decoding', () => {
    const { byWidth } = end({ tree: 'random', seed: 454 });
    [-3.0583358, -3.0883622, -2.6313094, -2.6313094].forEach((score, i) =>
      expect(at(byWidth, i).score).toBeCloseTo(score, 7),
    );
  });
});

it('draws another sequence from another seed, and the same from the same', () => {
  expect(end({ draw: 7 }).sample).toEqual(end({ draw: 6 }).sample);
  expect(word(end({ draw: 8 }).sample.tokens)).toBe('aba');
});

it('has a mean score of samples of minus the entropy of the sequences', () => {
  // By the chain rule of entropy: H(y1) + Σ P(y1) H(y2|y1) + Σ P(y1 y2) H(y3|y1 y2).
  const h = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  const inner = 0.55 * h(0.52) + 0.45 * h(0.58);
  const last = 0.286 * h(0.54) + 0.264 * h(0.8) + 0.261 * h(0.95) + 0.189 * h(0.5);
  expect(end().meanScore).toBeCloseTo(-h(0.55) - inner - last, 12);
});

it('goes to the next random tree, and to another sample', () => {
  const [sample, tree] = model.shortcuts ?? [];
  const { at: start } = shown();
  expect(sample?.settings({ ...start, draw: 200 })).toEqual({ draw: 1 });
  expect(tree?.settings(start)).toEqual({ tree: 'random', seed: 34 });
  expect(tree?.settings({ ...start, tree: 'random', seed: 500 })).toEqual({ tree: 'random', seed: 1 });
});

it('says the result in words', () => {
  const start = shown();
  expect(model.describe(start.derived, start.at)).toMatchInlineSnapshot(
    `"Step 3: 2 of 4 candidates kept, 2 pruned. After 3 of 3 tokens greedy decoding has aaa with score −1.868, the beam of 2 aba with score −1.555, the sample of seed 6 aab with score −2.028, the optimum baa with score −1.395. The beam has scored 10 of 14 prefixes. In the end the beam of 2 has −1.555, above greedy, −1.868; the optimum has −1.395."`,
  );
  const random = shown({ tree: 'random', seed: 454 }, 3);
  expect(model.describe(random.derived, random.at)).toMatchInlineSnapshot(
    `"Step 2: 2 × V = 6 candidates scored. After 1 of 4 tokens greedy decoding has c with score −0.941, the beam of 2 c with score −0.941, the sample of seed 6 b with score −1.272, the optimum b with score −1.272. The beam has scored 9 of 120 prefixes. In the end the beam of 2 has −3.088, below greedy, −3.058; the optimum has −2.631."`,
  );
});
