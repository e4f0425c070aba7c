import type { Slip } from '../../core/answer/blank.ts';
import { vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { diagonal } from '../../core/matrix.ts';
import { elementwise, norm, times, type Vector } from '../../core/vector.ts';
import {
  anchoredAt,
  anchoredBy,
  empiricalFisher,
  lossesAt,
  quadratic,
  trueFisher,
  type Anchored,
  type Numbers,
} from './anchor.ts';

const tex = String.raw;
const PAIR = { form: 'two numbers (a, b), four decimals', tolerance: { absolute: 2e-4 } };
const STRENGTH = tex`The strength $\lambda$ is missing.`;
const INVERSE = 'A sign in the inverse is wrong: the entries off the diagonal change theirs.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...minimumQuestions(numbers), ...fisherQuestions(numbers)];
}

function minimumQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const [full, axes] = [anchoredBy(numbers, 'full'), anchoredBy(numbers, 'diagonal')];
  return [
    vectorQuestion({
      ...PAIR,
      key: 'full',
      label: tex`$\param{\vtheta_\lambda}$ with the full matrix`,
      value: full.minimum,
      slips: fullSlips(numbers, axes),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'full-losses',
      label: tex`$(\loss_A, \loss_B)$ with the full matrix`,
      value: full.losses,
      slips: lossSlips(numbers, full),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'diagonal',
      label: tex`$\param{\vtheta_\lambda}$ with the diagonal`,
      value: axes.minimum,
      slips: diagonalSlips(numbers, full),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'diagonal-losses',
      label: tex`$(\loss_A, \loss_B)$ with the diagonal`,
      value: axes.losses,
      slips: [penaltySlip(numbers, axes), ...lossSlips(numbers, axes)],
    }),
  ];
}

function fullSlips({ center, hessian, strength }: Numbers, axes: Anchored): readonly Slip<Vector>[] {
  const [first, off, last] = hessian;
  const minimum = anchoredAt(center, hessian, { strength });
  return [
    { value: axes.minimum, because: 'This is the minimum with the diagonal.' },
    { value: anchoredAt(center, [first, -off, last], { strength }), because: INVERSE },
    {
      value: anchoredAt(center, [last, off, first], { strength }),
      because: 'In the inverse both diagonal entries change places.',
    },
    { value: anchoredAt(center, hessian, { strength: 1 }), because: STRENGTH },
    {
      value: anchoredAt(center, hessian, { strength: 1 / strength }),
      because: tex`$\lambda$ stands with $\mF$, not with $\mH_B$.`,
    },
    {
      value: anchoredAt(center, hessian, { strength, own: 0 }),
      because: tex`The curvature of B is missing in the sum.`,
    },
    { value: [minimum[1], minimum[0]], because: 'The entries are in the wrong order.' },
  ];
}

function diagonalSlips({ center, hessian, strength }: Numbers, full: Anchored): readonly Slip<Vector>[] {
  const [first, , last] = hessian;
  const half = (first + last) / 2;
  return [
    { value: full.minimum, because: 'This is the minimum with the full matrix.' },
    { value: anchoredAt(center, [first, 0, last], { strength: 1 }), because: STRENGTH },
    { value: anchoredAt(center, [half, 0, half], { strength }), because: 'This is plain L2 of equal trace.' },
    { value: anchoredAt(center, [last, 0, first], { strength }), because: 'Each parameter has the entry of its own.' },
    {
      value: anchoredAt(center, [first, 0, last], { strength, own: 0 }),
      because: tex`The curvature of B is missing in the sum.`,
    },
  ];
}

/** The anchor's own diagonal in place of A's Hessian. */
function penaltySlip({ hessian: [first, , last] }: Numbers, { minimum, losses }: Anchored): Slip<Vector> {
  return {
    value: [quadratic(diagonal([first, last]), minimum), losses[1]],
    because: 'The anchor has the diagonal alone. The loss of A still has its whole Hessian.',
  };
}

function lossSlips(numbers: Numbers, { minimum, losses }: Anchored): readonly Slip<Vector>[] {
  const [first, second] = losses;
  return [
    { value: times(2, losses), because: 'Both losses have a factor one half.' },
    { value: [2 * first, second], because: 'The loss of A has a factor one half too.' },
    { value: [first, 2 * second], because: 'The loss of B has a factor one half too.' },
    { value: [numbers.strength * first, second], because: tex`That is the penalty. The loss of A has no $\lambda$.` },
    {
      value: [first, lossesAt({ ...numbers, center: [0, 0] }, minimum)[1]],
      because: 'The minimum of B is not at zero.',
    },
    { value: [second, first], because: 'These are the right losses in the wrong order.' },
  ];
}

function fisherQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      ...PAIR,
      key: 'fisher',
      label: tex`Diagonal of $\mF$`,
      value: trueFisher(numbers),
      slips: [{ value: empiricalFisher(numbers), because: 'This has the given label.' }, ...scoreSlips(numbers)],
    }),
    vectorQuestion({
      ...PAIR,
      key: 'empirical',
      label: 'Diagonal of the empirical one',
      value: empiricalFisher(numbers),
      slips: empiricalSlips(numbers),
    }),
  ];
}

function scoreSlips({ input, probability }: Numbers): readonly Slip<Vector>[] {
  const spread = probability * (1 - probability);
  const squares = elementwise(input, input);
  return [
    { value: times(spread, input), because: 'The entries of the input are squared.' },
    { value: times(spread * norm(input) ** 2, [1, 1]), because: 'Each parameter has the square of its own input.' },
    {
      value: times(spread ** 2, squares),
      because: tex`$\E_y(y-\act{p})^2=\act{p}(1-\act{p})$, without another square.`,
    },
    {
      value: times(Math.sqrt(spread), squares),
      because: 'This is the standard deviation of the label. Its variance counts.',
    },
    {
      value: times(probability, squares),
      because: tex`$\E_y(y-\act{p})^2$ has both labels: it is $\act{p}(1-\act{p})$.`,
    },
  ];
}

function empiricalSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { input, probability, label } = numbers;
  const squares = elementwise(input, input);
  return [
    { value: trueFisher(numbers), because: 'This has labels drawn from the model.' },
    { value: times((1 - label - probability) ** 2, squares), because: 'This has the other label.' },
    { value: times(Math.abs(label - probability), squares), because: 'The error is squared too.' },
    { value: times((label - probability) ** 2, input), because: 'The entries of the input are squared.' },
  ];
}
