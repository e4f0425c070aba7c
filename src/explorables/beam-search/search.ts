import { at, range, sum } from '../../core/array.ts';
import {
  beamSearch,
  type BeamStep,
  beamSteps,
  bestFirst,
  type Decoding,
  everySequence,
  greedySequence,
  type Hypothesis,
  sampledSequence,
  scoreOf,
  type Tokens,
} from '../../core/beam-search.ts';
import { createRng } from '../../core/rng.ts';
import type { TokenTree } from '../../core/token-tree.ts';

/** The widest beam on offer. */
export const WIDEST = 6;

/** A prefix in the picture. */
export interface TreeNode extends Hypothesis {
  /** The probability of its last token after the tokens before it. */
  readonly probability: number;
}

/** One beam search on a tree, and what stands against it. */
export interface Search {
  readonly vocabulary: number;
  readonly depth: number;
  readonly steps: readonly BeamStep[];
  readonly greedy: Hypothesis;
  readonly sample: Hypothesis;
  readonly optimum: Hypothesis;
  /** Entry k - 1 is what a beam of k ends with, k = 1..6. */
  readonly byWidth: readonly Hypothesis[];
  /** The expected score of a sample: Σ p ln p over all sequences. */
  readonly meanScore: number;
  /** Whether the picture holds every prefix, or only those that some search meets. */
  readonly isWhole: boolean;
  /** Entry t - 1 has the prefixes of length t in the picture, in the order of the vocabulary. */
  readonly columns: readonly (readonly TreeNode[])[];
}

/** A beam of width k on a tree, the greedy sequence, a sample drawn with the seed `draw`, and the optimum. */
export function searchOf(tree: TokenTree, { k, draw }: { readonly k: number; readonly draw: number }): Search {
  const decoding = { next: tree.next, length: tree.depth };
  const sequences = everySequence(decoding);
  const steps = beamSteps(decoding, k);
  const paths = {
    greedy: greedySequence(decoding),
    sample: sampledSequence(decoding, createRng(draw)),
    optimum: at(bestFirst(sequences), 0),
  };
  const isWhole = sequences.length <= MOST_LEAVES;
  const met = isWhole ? sequences : [...steps.flatMap(({ candidates }) => candidates), ...Object.values(paths)];
  return {
    vocabulary: tree.vocabulary,
    depth: tree.depth,
    steps,
    ...paths,
    byWidth: range(WIDEST).map((i) => at(beamSearch(decoding, i + 1), 0)),
    meanScore: sum(sequences.map(({ score }) => Math.exp(score) * score)),
    isWhole,
    columns: range(tree.depth).map((i) => column(decoding, met, i + 1)),
  };
}

/** A name for a prefix: different for different ones, and ordered as the vocabulary is. */
export function keyOf(tokens: Tokens): string {
  return tokens.join('');
}

/** A tree with more leaves than this is drawn in part. */
const MOST_LEAVES = 16;

/** The prefixes of one length of some sequences, each once. */
function column({ next }: Decoding, sequences: readonly Hypothesis[], length: number): readonly TreeNode[] {
  const prefixes = sequences
    .filter(({ tokens }) => tokens.length >= length)
    .map(({ tokens }) => tokens.slice(0, length));
  const unique = new Map(prefixes.map((prefix) => [keyOf(prefix), prefix]));
  const ordered = [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return ordered.map(([, tokens]) => ({
    tokens,
    score: scoreOf(next, tokens),
    probability: at(next(tokens.slice(0, -1)), at(tokens, length - 1)),
  }));
}
