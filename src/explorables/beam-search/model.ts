import { at as item, sum } from '../../core/array.ts';
import { bestFirst, type Hypothesis, type Tokens } from '../../core/beam-search.ts';
import { formatCount, formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { exampleTree, randomTree } from '../../core/token-tree.ts';
import { keyOf, type Search, searchOf, type TreeNode, WIDEST } from './search.ts';

const params = {
  tree: { kind: 'choice', label: 'Tree', options: ['example', 'random'], start: 'example' },
  k: { kind: 'number', label: 'Beam width k', min: 1, max: WIDEST, step: 1, start: 2 },
  draw: { kind: 'number', label: 'Seed of the sample', min: 1, max: 200, step: 1, start: 6 },
  seed: { kind: 'number', label: 'Seed of the random tree', min: 1, max: 500, step: 1, start: 34 },
  V: { kind: 'number', label: 'Random tree: tokens V', min: 2, max: 4, step: 1, start: 3, advanced: true },
  T: { kind: 'number', label: 'Random tree: length T', min: 2, max: 5, step: 1, start: 4, advanced: true },
  sharpness: {
    kind: 'number',
    label: 'Random tree: sharpness',
    help: 'The logits are this times standard normals.',
    min: 0.5,
    max: 2,
    step: 0.1,
    start: 1,
    advanced: true,
  },
} as const;

type At = Values<typeof params>;

/** What the beam did with a prefix so far: nothing, scored it, kept it or pruned it. */
export type Fate = 'unseen' | 'scored' | 'kept' | 'pruned';

/** A prefix in the picture, and its fate. */
export interface ShownNode extends TreeNode {
  readonly fate: Fate;
}

/** A candidate of the present step. */
export interface Candidate extends Hypothesis {
  /** The score of its parent, and the probability of its last token. */
  readonly parentScore: number;
  readonly probability: number;
  readonly fate: Fate;
}

/** A search in the middle of a step. */
export interface BeamTree extends Omit<Search, 'columns'> {
  /** Which of the 2T phases is done: an odd one scores the candidates of a step, the even one after it keeps the best. */
  readonly phase: number;
  /** How many tokens every method has chosen. */
  readonly chosen: number;
  readonly columns: readonly (readonly ShownNode[])[];
  /** The candidates of the present step, best first. */
  readonly candidates: readonly Candidate[];
  /** What each method has at this length. */
  readonly prefixes: Readonly<Record<'greedy' | 'beam' | 'sample' | 'optimum', Hypothesis>>;
  /** How many candidates the beam has scored. */
  readonly scored: number;
}

/** Beam search one step at a time, against greedy decoding, a sample and the optimum of the same tree. */
export const model = defineModel({
  title: 'Greedy, sampled, beam: three ways down one tree',
  params,
  shortcuts: [
    { label: 'Sample again', settings: ({ draw }: At) => ({ draw: (draw % params.draw.max) + 1 }) },
    {
      label: 'Next random tree',
      settings: ({ tree, seed }: At) => ({
        tree: 'random' as const,
        seed: tree === 'random' ? (seed % params.seed.max) + 1 : seed,
      }),
    },
  ],
  steps: { label: 'Phase', most: 2 * params.T.max, start: 2 * params.T.max, upTo: (at) => 2 * depthOf(at) },
  init: (at, rng) => ({
    phase: 0,
    search: searchOf(
      at.tree === 'example' ? exampleTree : randomTree({ vocabulary: at.V, depth: at.T, sharpness: at.sharpness }, rng),
      at,
    ),
  }),
  step: ({ phase, search }) => ({ phase: phase + 1, search }),
  derive: ({ phase, search }): BeamTree => {
    const chosen = Math.floor(phase / 2);
    return {
      ...search,
      phase,
      chosen,
      columns: search.columns.map((nodes) => nodes.map((node) => ({ ...node, fate: fateOf(search, node, phase) }))),
      candidates: candidatesOf(search, phase),
      prefixes: prefixesOf(search, chosen),
      scored: sum(search.steps.slice(0, Math.ceil(phase / 2)).map(({ candidates }) => candidates.length)),
    };
  },
  readings: (derived, at) => {
    const { greedy, beam, sample, optimum } = derived.prefixes;
    const reading = (name: string, { tokens, score }: Hypothesis) => ({
      label: tokens.length === 0 ? name : `${name}: ${word(tokens)}`,
      value: `${formatFixed(score, 3)} = ln ${formatNumber(Math.exp(score), 3)}`,
    });
    return [
      reading('Greedy', greedy),
      reading(`Beam of ${at.k}`, beam),
      reading('Sample', sample),
      reading('Optimum', optimum),
      { label: 'Beam minus greedy', value: formatFixed(beam.score - greedy.score, 3) },
      { label: 'Mean score of samples', value: formatFixed(derived.meanScore, 3) },
      { label: 'Candidates scored', value: `${derived.scored} of ${formatCount(nodeCount(derived))}` },
    ];
  },
  describe: (derived, at) => {
    const { greedy, beam, sample, optimum } = derived.prefixes;
    const text = ({ tokens, score }: Hypothesis) => `${spoken(tokens)} with score ${formatFixed(score, 3)}`;
    return (
      `${heading(derived)}. After ${derived.chosen} of ${derived.depth} tokens greedy decoding has ${text(greedy)}, ` +
      `the beam of ${at.k} ${text(beam)}, the sample of seed ${at.draw} ${text(sample)}, the optimum ${text(optimum)}. ` +
      `The beam has scored ${derived.scored} of ${formatCount(nodeCount(derived))} prefixes. In the end the beam of ${at.k} has ` +
      `${formatFixed(endOf(derived, at).score, 3)}, ${comparison(endOf(derived, at), derived.greedy)} greedy, ` +
      `${formatFixed(derived.greedy.score, 3)}; the optimum has ${formatFixed(derived.optimum.score, 3)}.`
    );
  },
  laws: {
    'no method ends above the optimum': ({ byWidth, greedy, sample, optimum }) =>
      [...byWidth, greedy, sample].every(({ score }) => score <= optimum.score),
    'a beam of 1 is greedy decoding': ({ byWidth, greedy }) => isSame(item(byWidth, 0), greedy),
    'a beam of at least V^(T-1) ends with the optimum': ({ byWidth, optimum, vocabulary, depth }) =>
      byWidth.every((end, i) => i + 1 < vocabulary ** (depth - 1) || isSame(end, optimum)),
    'every kept candidate scores at least as high as every pruned one': ({ columns }) =>
      columns.every((nodes) => {
        const scores = (fate: Fate) => nodes.flatMap((node) => (node.fate === fate ? [node.score] : []));
        return Math.min(...scores('kept')) >= Math.max(...scores('pruned'));
      }),
    'a step keeps k candidates, or all when there are fewer': ({ steps, vocabulary }, { k }) =>
      steps.every(({ kept }, i) => kept.length === Math.min(k, vocabulary ** (i + 1))),
    'the picture has every candidate that was scored': ({ columns, scored }) =>
      columns.flat().filter(({ fate }) => fate !== 'unseen').length === scored,
    'the score of a candidate is that of its parent plus ln p': ({ candidates }) =>
      candidates.every(
        ({ score, parentScore, probability }) => Math.abs(score - parentScore - Math.log(probability)) < 1e-9,
      ),
  },
});

/** "aba": the tokens as letters. */
export function word(tokens: Tokens): string {
  return tokens.map((token) => item(LETTERS, token)).join('');
}

/** What happens in the present phase, as a title. */
export function heading({ phase, chosen, candidates, steps }: BeamTree): string {
  if (phase === 0) return 'Start: the beam holds the empty prefix, S = 0';
  const parents = chosen === 0 ? 1 : item(steps, chosen - 1).kept.length;
  if (phase % 2 === 1) return `Step ${chosen + 1}: ${parents} × V = ${candidates.length} candidates scored`;
  const kept = candidates.filter(({ fate }) => fate === 'kept').length;
  return `Step ${chosen}: ${kept} of ${candidates.length} candidates kept, ${candidates.length - kept} pruned`;
}

const LETTERS = ['a', 'b', 'c', 'd'] as const;

function depthOf({ tree, T }: At): number {
  return tree === 'example' ? exampleTree.depth : T;
}

function fateOf({ steps }: Search, { tokens }: Hypothesis, phase: number): Fate {
  const step = item(steps, tokens.length - 1);
  const isAmong = (hypotheses: readonly Hypothesis[]) =>
    hypotheses.some((each) => keyOf(each.tokens) === keyOf(tokens));
  if (phase < 2 * tokens.length - 1 || !isAmong(step.candidates)) return 'unseen';
  if (phase === 2 * tokens.length - 1) return 'scored';
  return isAmong(step.kept) ? 'kept' : 'pruned';
}

function candidatesOf(search: Search, phase: number): readonly Candidate[] {
  if (phase === 0) return [];
  const index = Math.ceil(phase / 2) - 1;
  const parents = index === 0 ? [] : item(search.steps, index - 1).kept;
  const scores = new Map(parents.map(({ tokens, score }) => [keyOf(tokens), score]));
  const nodes = new Map(item(search.columns, index).map((node) => [keyOf(node.tokens), node.probability]));
  return bestFirst(item(search.steps, index).candidates).map((candidate) => ({
    ...candidate,
    parentScore: scores.get(keyOf(candidate.tokens.slice(0, -1))) ?? 0,
    probability: nodes.get(keyOf(candidate.tokens)) ?? 1,
    fate: fateOf(search, candidate, phase),
  }));
}

function prefixesOf(search: Search, length: number): BeamTree['prefixes'] {
  const nodes = new Map(search.columns.flat().map((node) => [keyOf(node.tokens), node]));
  const prefix = ({ tokens }: Hypothesis) => nodes.get(keyOf(tokens.slice(0, length))) ?? EMPTY;
  const { greedy, sample, optimum } = search;
  return {
    greedy: prefix(greedy),
    beam: length === 0 ? EMPTY : item(item(search.steps, length - 1).kept, 0),
    sample: prefix(sample),
    optimum: prefix(optimum),
  };
}

const EMPTY: Hypothesis = { tokens: [], score: 0 };

function nodeCount({ vocabulary, depth }: BeamTree): number {
  return (vocabulary ** (depth + 1) - vocabulary) / (vocabulary - 1);
}

function endOf({ byWidth }: BeamTree, { k }: At): Hypothesis {
  return item(byWidth, k - 1);
}

function isSame(a: Hypothesis, b: Hypothesis): boolean {
  return keyOf(a.tokens) === keyOf(b.tokens);
}

function comparison(end: Hypothesis, greedy: Hypothesis): string {
  if (isSame(end, greedy)) return 'the same as';
  return end.score > greedy.score ? 'above' : 'below';
}

function spoken(tokens: Tokens): string {
  return tokens.length === 0 ? 'the empty prefix' : word(tokens);
}
