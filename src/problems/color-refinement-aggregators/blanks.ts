import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at, sum } from '../../core/array.ts';
import { difference, total } from '../../core/vector.ts';
import { aggregates, colorsTogether, type Multisets, type Numbers, seen, squares, supportOf } from './comparison.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [colorsQuestion(numbers), roundQuestion(numbers), trianglesQuestion(numbers), ...multisetQuestions(numbers)];
}

/** The questions that ask for the multisets alone. */
export function multisetQuestions(multisets: Multisets): readonly TellingQuestion[] {
  return [differencesQuestion(multisets), separatingQuestion(multisets), squaresQuestion(multisets)];
}

function colorsQuestion(numbers: Numbers): TellingQuestion {
  const { first, second } = numbers;
  const { colors, round } = seen(numbers);
  const [ours, theirs] = [colorsTogether([first]), colorsTogether([second])];
  const late = { value: [1, at(colors, 0)], because: 'You are one round behind: before round 1 all nodes have one color.' }; // prettier-ignore
  return vectorQuestion({
    key: 'colors',
    label: 'Colors after rounds 1 and 2, in both graphs together',
    form: 'two whole numbers (a, b)',
    value: colors,
    tolerance: EXACT,
    slips: [
      ...(at(colors, 1) === 1 ? [] : [late]),
      { value: total(ours, theirs), because: 'A color means the same in both graphs, so count it once.' },
      // Graphs that look alike have the same colors, each alone and both together.
      ...(round === 0 ? [] : [{ value: ours, because: 'These are the colors of the first graph alone.' }]),
      { value: [first.size, first.size], because: 'Nodes with equal views keep equal colors.' },
    ],
  });
}

function roundQuestion(numbers: Numbers): TellingQuestion {
  const { round } = seen(numbers);
  return numberQuestion({
    key: 'round',
    label: 'First round that tells the graphs apart, or 0',
    form: 'a whole number',
    value: round,
    tolerance: EXACT,
    slips: round === 0 ? blindSlips : seeingSlips(round),
  });
}

const DEGREES_AGREE = 'After round 1 the color is the degree, and both graphs have equally many nodes of each degree.';

const blindSlips = [
  { value: 1, because: DEGREES_AGREE },
  { value: 2, because: 'What the neighbors look like is equally frequent in both graphs as well.' },
];

function seeingSlips(round: number): readonly Slip<number>[] {
  return [
    {
      value: 0,
      because: 'The test does tell them apart. Compare how often each color occurs, round by round.',
    },
    { value: round + 1, because: 'One round fewer is enough.' },
    ...(round === 1 ? [] : [{ value: 1, because: DEGREES_AGREE }]),
  ];
}

function trianglesQuestion(numbers: Numbers): TellingQuestion {
  const { triangles } = seen(numbers);
  const times = (factor: number) => triangles.map((count) => factor * count);
  return vectorQuestion({
    key: 'triangles',
    label: 'Triangles in the first and in the second graph',
    form: 'two whole numbers (a, b)',
    value: triangles,
    tolerance: EXACT,
    slips: [
      { value: times(3), because: 'You counted each triangle at each of its corners.' },
      { value: times(6), because: tex`This is $\tr\data{\mA}^3$, which counts each triangle six times.` },
      { value: triangles.toReversed(), because: 'The first number belongs to the first graph.' },
    ],
  });
}

function differencesQuestion({ left, right }: Multisets): TellingQuestion {
  return vectorQuestion({
    key: 'differences',
    label: 'Differences of sum, mean and maximum',
    form: 'three numbers (a, b, c), three decimals or fractions',
    value: difference(aggregates(left), aggregates(right)),
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: difference(aggregates(supportOf(left)), aggregates(supportOf(right))),
        because: 'A multiset counts how often an element occurs. You took each element once.',
      },
      { value: aggregates(left), because: 'These are the aggregates of the first multiset.' },
      { value: aggregates(right), because: 'These are the aggregates of the second multiset.' },
    ],
  });
}

function separatingQuestion({ left, right }: Multisets): TellingQuestion {
  const gaps = difference(aggregates(left), aggregates(right));
  const value = gaps.filter((gap) => Math.abs(gap) > 1e-9).length;
  return numberQuestion({
    key: 'separating',
    label: 'How many of the three separate them',
    form: 'a whole number',
    value,
    tolerance: EXACT,
    slips: [
      { value: gaps.length - value, because: 'So many give equal values, and do not separate them.' },
      { value: gaps.length, because: 'Look for a difference of zero.' },
    ],
  });
}

function squaresQuestion({ left, right }: Multisets): TellingQuestion {
  return numberQuestion({
    key: 'squares',
    label: 'Difference of the sums of squares',
    form: 'a whole number',
    value: squares(left) - squares(right),
    tolerance: EXACT,
    slips: [
      {
        value: sum(left) ** 2 - sum(right) ** 2,
        because: 'These are the squares of the sums. Square first, then add.',
      },
      { value: sum(left) - sum(right), because: 'These are the sums of the elements. Square each of them first.' },
      {
        value: squares(supportOf(left)) - squares(supportOf(right)),
        because: 'A multiset counts how often an element occurs. You took each element once.',
      },
    ],
  });
}
