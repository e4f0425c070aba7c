import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { angleOf, outcomeOf, type Numbers, type Outcome } from './angle.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, five decimals', tolerance: { absolute: 2e-5 } };
const RADIANS = 'Your calculator counts in radians. The angle is in degrees.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const outcome = outcomeOf(numbers);
  return [...spreadQuestions(numbers, outcome), ...targetQuestions(numbers, outcome)];
}

function spreadQuestions(numbers: Numbers, { residual, once, again }: Outcome): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'residual',
      label: tex`$\abs{r_B}$ before B is trained`,
      value: residual,
      slips: residualSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'once',
      label: tex`$\loss_A$ after B`,
      value: once,
      slips: onceSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'again',
      label: tex`$\loss_A$ after ${numbers.rounds} more rounds`,
      value: again,
      slips: againSlips(numbers, once),
    }),
  ];
}

function targetQuestions(numbers: Numbers, outcome: Outcome): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'target-loss',
      label: tex`From zero weights: $\loss_A$ after B`,
      value: outcome.targetLoss,
      slips: targetLossSlips(numbers, outcome),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'target-spread',
      label: tex`From zero weights: $c$`,
      value: outcome.targetSpread,
      slips: targetSpreadSlips(numbers, outcome),
    }),
  ];
}

function residualSlips(numbers: Numbers): readonly Slip<number>[] {
  const { spread, degrees } = numbers;
  const angle = angleOf(numbers);
  return [
    { value: spread * Math.cos(angle), because: 'The error after A is orthogonal to the input of A, not along it.' },
    { value: spread, because: 'Only the part of the input of B across that of A meets the error.' },
    { value: (spread * Math.sin(angle)) ** 2, because: 'This is the loss of B, the square of the residual.' },
    { value: Math.abs(spread * Math.sin(degrees)), because: RADIANS },
  ];
}

function onceSlips(numbers: Numbers): readonly Slip<number>[] {
  const { spread, degrees } = numbers;
  const angle = angleOf(numbers);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const once = (spread * sine * cosine) ** 2;
  return [
    { value: (spread * sine) ** 2, because: tex`This is $r_B^2$. The output on A moves by $\cos\phi$ times as much.` },
    { value: once / 2, because: 'The loss here has no factor one half.' },
    { value: 4 * once, because: tex`$\sin\phi\cos\phi$ is half of $\sin2\phi$, and it is squared.` },
    { value: 2 * once, because: tex`$\sin\phi\cos\phi$ is half of $\sin2\phi$, and the half is squared too.` },
    { value: spread * sine * cosine, because: 'This is the residual of A. Square it.' },
    { value: (spread * sine) ** 2 * cosine, because: 'The inner product of the inputs is squared with the rest.' },
    { value: (spread ** 2 / 4) * sine ** 2, because: 'The angle is doubled in the sine.' },
    { value: spread * (sine * cosine) ** 2, because: tex`The length $c$ is squared.` },
    { value: (spread * Math.sin(degrees) * Math.cos(degrees)) ** 2, because: RADIANS },
  ];
}

function againSlips(numbers: Numbers, once: number): readonly Slip<number>[] {
  const { rounds: count } = numbers;
  const cosine = Math.cos(angleOf(numbers));
  return [
    { value: once, because: 'This is the loss before the further rounds.' },
    {
      value: once * cosine ** (2 * count),
      because: tex`A round shrinks the error by $\cos^2\phi$, the loss by its square.`,
    },
    { value: once * cosine ** count, because: 'A round has two projections, and the loss is a square.' },
    { value: once * cosine ** (4 * (count + 1)), because: 'This is one round too many.' },
    {
      value: once / (count + 1),
      because: 'The loss does not shrink by the number of rounds, but by a factor in each.',
    },
  ];
}

function targetLossSlips(numbers: Numbers, { targetResidual, targetLoss }: Outcome): readonly Slip<number>[] {
  const { firstTarget, secondTarget } = numbers;
  const cosine = Math.cos(angleOf(numbers));
  return [
    { value: targetResidual ** 2, because: tex`This is $r_B^2$. The output on A moves by $\cos\phi$ times as much.` },
    { value: targetResidual ** 2 * cosine, because: 'The inner product of the inputs is squared with the rest.' },
    { value: targetLoss / 2, because: 'The loss here has no factor one half.' },
    { value: Math.abs(targetResidual) * cosine, because: 'This is the size of the residual of A. Square it.' },
    {
      value: ((firstTarget * cosine + secondTarget) * cosine) ** 2,
      because: tex`The residual is the prediction minus the target, $r_B=\target{y_A}\cos\phi-\target{y_B}$.`,
    },
    {
      value: ((firstTarget - secondTarget) * cosine) ** 2,
      because: tex`The prediction on B is $\target{y_A}\cos\phi$, not $\target{y_A}$.`,
    },
    {
      value: (firstTarget - secondTarget) ** 2,
      because: 'That is the loss for equal inputs.',
    },
    {
      value: (secondTarget * cosine) ** 2,
      because: 'B starts from the weights after A, not from zero.',
    },
  ];
}

function targetSpreadSlips(numbers: Numbers, { targetResidual }: Outcome): readonly Slip<number>[] {
  const angle = angleOf(numbers);
  const size = Math.abs(targetResidual);
  return [
    { value: size, because: tex`This is $\abs{r_B}=c\sin\phi$.` },
    { value: size * Math.sin(angle), because: tex`$\abs{r_B}=c\sin\phi$, so divide by the sine.` },
    { value: size / Math.cos(angle), because: 'The error after A is orthogonal to the input of A: it is the sine.' },
    { value: size / Math.tan(angle), because: 'This is what is left of the error after B.' },
  ];
}
