import { blanksOf } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { beamSteps, type Hypothesis, type Tokens } from '../../core/beam-search.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { decodingOf, factorsOf, leaves, type Numbers, optimum, probabilityOf, returned, scored, smallestWidth, STEPS, wordOf } from './search.ts'; // prettier-ignore

const tex = String.raw;
const DIGITS = 6;
/** Rivals closer than this could not be told apart by rounded probabilities. */
const LEAST_GAP = 0.002;

export default defineProblem<Numbers>({
  title: 'Beam search by hand',
  minutes: 12,
  printed: { tree: [0.55, 0.52, 0.58, 0.54, 0.8, 0.95, 0.5], width: 2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const sides = [0.4, 0.45, 0.55, 0.6];
  const upper = [rng.pick(sides), rng.pick(sides), rng.pick(sides)];
  // Where greedy decoding goes, the last choice is close; elsewhere it is clear. This is what misleads a narrow search.
  const child = at(upper, 0) > 0.5 ? 0 : 1;
  const grandchild = 2 * child + (at(upper, 1 + child) > 0.5 ? 0 : 1);
  const lower = range(4).map((i) =>
    i === grandchild ? rng.pick([0.4, 0.45, 0.55, 0.6]) : rng.pick([0.05, 0.1, 0.2, 0.3, 0.7, 0.8, 0.9, 0.95]),
  );
  const tree = [...upper, ...lower];
  const numbers = { tree, width: smallestWidth(tree) > 2 ? 2 : rng.pick([2, 3]) };
  const isEasy = wordOf(returned(tree, 1).tokens) === wordOf(optimum(tree).tokens);
  if (isEasy || hasTies(tree)) return null;
  return questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

/** Whether two of the four most probable prefixes of some length are almost equally probable. */
function hasTies(tree: Vector): boolean {
  return beamSteps(decodingOf(tree), 2 ** STEPS).some(({ candidates }) => {
    const ranked = candidates.map(({ score }) => Math.exp(score)).toSorted((a, b) => b - a);
    return ranked.slice(0, 4).some((p, i) => i > 0 && at(ranked, i - 1) - p < LEAST_GAP);
  });
}

const n = (x: number) => texNumber(x, DIGITS);
/** A sequence in italics, so that the token a is not read as a word. */
const word = (tokens: Tokens) => `*${wordOf(tokens)}*`;
const list = (hypotheses: readonly Hypothesis[]) => hypotheses.map(({ tokens }) => word(tokens)).join(', ');

function statement({ tree, width }: Numbers): Markdown {
  const after = ['a', 'b', 'aa', 'ab', 'ba', 'bb'].map((prefix, i) => `- after *${prefix}*: $${n(at(tree, i + 1))}$`);
  return tex`A model over the two tokens *a* and *b* writes three tokens. The first is *a* with probability $${n(at(tree, 0))}$. The probabilities of *a* as the next token are

${after.join('\n')}

and *b* has the rest. Nothing ends early. Compute

- the probability of the greedy output,
- the output of a beam search of width $k = ${width}$ and its probability,
- the probability of the most probable of all sequences,
- the smallest width with which a beam search returns it,
- the number of prefixes to which the search with $k = ${width}$ gives a probability, over all three steps, the empty prefix not counted.`;
}

function hints({ width }: Numbers): readonly Markdown[] {
  return [
    'Multiply probabilities instead of adding logarithms: the order is the same. Draw the tree and write the probability of each prefix at its node.',
    `At each step put the children of all kept prefixes into one list and keep the ${width} most probable, or all if there are fewer. Two children of one parent may stay and those of another all go.`,
    'First step: both prefixes of one token stay, since the width is at least 2, and all four of two tokens are candidates. For the smallest width look at the ranks of the beginnings of the best sequence, after one token and after two: a beam that keeps both finds it.',
  ];
}

/** "*aba*: 0.55 · 0.48 · 0.8 = 0.2112". */
function product(tree: Vector, tokens: Tokens): string {
  const factors = factorsOf(tree, tokens)
    .map(n)
    .join(tex` \cdot `);
  const value = n(probabilityOf(tree, tokens));
  return tokens.length === 1 ? `${word(tokens)}: $${value}$` : `${word(tokens)}: $${factors} = ${value}$`;
}

function solution(numbers: Numbers): Markdown {
  return [greedyPart(numbers), beamPart(numbers), optimumPart(numbers), countPart(numbers), check(numbers)].join(
    '\n\n',
  );
}

function greedyPart({ tree }: Numbers): Markdown {
  const { tokens } = returned(tree, 1);
  const choices = tokens.map((_, t) => word(tokens.slice(0, t + 1))).join(', then ');
  return tex`**Greedy.** The more probable token at each step: ${choices}. ${product(tree, tokens)}.`;
}

function beamPart({ tree, width }: Numbers): Markdown {
  const lines = beamSteps(decodingOf(tree), width).map(({ candidates, kept }, t) => {
    const products = candidates.map(({ tokens }) => product(tree, tokens)).join('; ');
    return `- step ${t + 1}: ${products}. Kept, best first: ${list(kept)}.`;
  });
  const { tokens } = returned(tree, width);
  return tex`**Beam of width ${width}.** All candidates of each step:

${lines.join('\n')}

The best of the last list is ${word(tokens)}, typed $(${tokens.map((token) => token + 1).join(', ')})$, with $${n(probabilityOf(tree, tokens))}$.`;
}

function optimumPart({ tree }: Numbers): Markdown {
  const { tokens } = optimum(tree);
  const values = leaves(tree).map((leaf) => `${word(leaf.tokens)} $${n(probabilityOf(tree, leaf.tokens))}$`);
  const smallest = smallestWidth(tree);
  const narrower = range(smallest - 1).map((i) => `${i + 1} returns ${word(returned(tree, i + 1).tokens)}`);
  return tex`**Optimum.** All eight sequences: ${values.join(', ')}. The best is ${word(tokens)}. Width ${narrower.join(', width ')}, width ${smallest} returns ${word(tokens)}. So the smallest width is $${smallest}$.`;
}

function countPart({ width }: Numbers): Markdown {
  const parents = [1, Math.min(width, 2), Math.min(width, 4)];
  return tex`**Work.** The steps extend ${parents.slice(0, 2).join(', ')} and ${at(parents, 2)} prefixes, each with two children: $${parents.map((count) => tex`2 \cdot ${count}`).join(' + ')} = ${scored(width)}$.`;
}

function check({ tree, width }: Numbers): Markdown {
  const total = sum(leaves(tree).map(({ tokens }) => probabilityOf(tree, tokens)));
  const beam = probabilityOf(tree, returned(tree, width).tokens);
  return tex`**Check.** The eight probabilities add up to $${n(total)}$, and no beam returns more than the optimum: $${n(beam)} \le ${n(probabilityOf(tree, optimum(tree).tokens))}$.`;
}
