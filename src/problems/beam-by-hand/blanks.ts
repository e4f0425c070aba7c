import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { sum } from '../../core/array.ts';
import type { Tokens } from '../../core/beam-search.ts';
import { factorsOf, type Numbers, optimum, probabilityOf, returned, scored, sideBySide, smallestWidth, wordOf } from './search.ts'; // prettier-ignore

const tex = String.raw;
const PROBABILITY = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };

const DROPPED =
  'This sequence is more probable, but the beam has dropped its beginning. All candidates of a step stand in one list, whatever their parents.';
const COMPETE =
  'You kept the best child of each parent. The prefixes compete: all candidates of a step stand in one list.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    greedyQuestion(numbers),
    outputQuestion(numbers),
    probabilityQuestion(numbers),
    optimumQuestion(numbers),
    widthQuestion(numbers),
    scoredQuestion(numbers),
  ];
}

/** A sequence as it is typed: 1 for a, 2 for b. */
function typed(tokens: Tokens): readonly number[] {
  return tokens.map((token) => token + 1);
}

/** The mistakes that any probability of a path invites. */
function pathSlips({ tree }: Numbers, tokens: Tokens): readonly Slip<number>[] {
  const factors = factorsOf(tree, tokens);
  return [
    {
      value: Math.log(probabilityOf(tree, tokens)),
      because: 'This is the score, the logarithm. Asked is the probability.',
    },
    { value: sum(factors), because: 'Along a path the conditional probabilities are multiplied, not added.' },
    { value: factors.at(-1) ?? NaN, because: 'This is the last conditional probability alone.' },
  ];
}

function greedyQuestion(numbers: Numbers): Question {
  const { tree } = numbers;
  const { tokens } = returned(tree, 1);
  return numberQuestion({
    ...PROBABILITY,
    key: 'greedy',
    label: 'Probability of the greedy output',
    value: probabilityOf(tree, tokens),
    slips: [
      {
        value: probabilityOf(tree, optimum(tree).tokens),
        because:
          'This is the most probable sequence. Greedy decoding takes the most probable token and never goes back.',
      },
      ...pathSlips(numbers, tokens),
    ],
  });
}

/** Other sequences that a wrong search returns, each with its mistake; one that is a second path to the same is left out. */
function rivals({ tree }: Numbers): readonly Slip<Tokens>[] {
  const [best, parallel] = [optimum(tree).tokens, sideBySide(tree).tokens];
  const greedy = {
    value: returned(tree, 1).tokens,
    because: 'This is the greedy output, a beam of width 1.',
  };
  const dropped = { value: best, because: DROPPED };
  const isOther = ![best, greedy.value].some((tokens) => wordOf(tokens) === wordOf(parallel));
  return isOther ? [greedy, dropped, { value: parallel, because: COMPETE }] : [greedy, dropped];
}

function outputQuestion(numbers: Numbers): Question {
  const { tree, width } = numbers;
  return vectorQuestion({
    key: 'output',
    label: `Output of the beam of width ${width}`,
    form: 'three numbers, 1 for a and 2 for b, such as (1, 2, 2)',
    value: typed(returned(tree, width).tokens),
    tolerance: EXACT,
    slips: rivals(numbers).map(({ value, because }) => ({ value: typed(value), because })),
  });
}

function probabilityQuestion(numbers: Numbers): Question {
  const { tree, width } = numbers;
  const { tokens } = returned(tree, width);
  return numberQuestion({
    ...PROBABILITY,
    key: 'probability',
    label: 'Its probability',
    value: probabilityOf(tree, tokens),
    slips: [
      ...rivals(numbers).map(({ value, because }) => ({ value: probabilityOf(tree, value), because })),
      ...pathSlips(numbers, tokens),
    ],
  });
}

function optimumQuestion(numbers: Numbers): Question {
  const { tree, width } = numbers;
  const { tokens } = optimum(tree);
  const greedy = { value: probabilityOf(tree, returned(tree, 1).tokens), because: 'This is the greedy output.' };
  const beam = returned(tree, width).tokens;
  const isNew = wordOf(beam) !== wordOf(returned(tree, 1).tokens);
  const found = {
    value: probabilityOf(tree, beam),
    because: 'This is what the beam returns. List all eight sequences.',
  };
  return numberQuestion({
    ...PROBABILITY,
    key: 'optimum',
    label: 'Probability of the most probable sequence',
    value: probabilityOf(tree, tokens),
    slips: [greedy, ...(isNew ? [found] : []), ...pathSlips(numbers, tokens)],
  });
}

function widthQuestion({ tree, width }: Numbers): Question {
  const value = smallestWidth(tree);
  const missed = width < value ? [{ value: width, because: `Width ${width} returns a less probable sequence.` }] : [];
  return numberQuestion({
    key: 'width',
    label: 'Smallest width that returns the most probable sequence',
    form: 'a whole number',
    value,
    tolerance: EXACT,
    style: 'count',
    slips: [
      { value: 4, because: tex`This is $V^{T'-1}$, which is enough for every model. Here less is enough.` },
      { value: 8, because: 'This is the number of sequences. A beam sees the children of what it keeps.' },
      { value: 1, because: 'Width 1 is greedy decoding, and that misses it.' },
      ...missed,
    ],
  });
}

function scoredQuestion({ width }: Numbers): Question {
  const value = scored(width);
  const tooMany = {
    value: 2 * (1 + 2 * width),
    because:
      'Either you counted the whole tree, or a second step from three prefixes. Only two prefixes have one token, and one of two tokens is dropped.',
  };
  const everything = {
    value: 14,
    because: 'This is the whole tree. Prefixes that were dropped are not extended.',
  };
  return numberQuestion({
    key: 'scored',
    label: 'Prefixes that are scored',
    form: 'a whole number',
    value,
    tolerance: EXACT,
    style: 'count',
    slips: [
      width > 2 ? tooMany : everything,
      {
        value: 6 * width,
        because: 'The first step starts from one prefix, the empty one, and so has two candidates.',
      },
      { value: 8, because: 'This is the number of sequences. Count all prefixes that get a probability.' },
      {
        value: value / 2,
        because: 'These are the prefixes that are extended. Each has two children, and these are scored.',
      },
    ],
  });
}
