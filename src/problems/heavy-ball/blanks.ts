import { numberBlank, vectorBlank, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { modulus } from '../../core/complex.ts';
import { complexInterval, modeRadius, modeRoots, stabilityLimit } from '../../core/momentum-mode.ts';
import type { Blank } from '../../core/problem.ts';
import { inOrder, rates, type Numbers } from './rates.ts';

const tex = String.raw;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [
    rateBlank(numbers),
    momentumBlank(numbers),
    factorBlank(numbers),
    stepsBlank(numbers),
    radiusBlank(numbers),
    limitBlank(numbers),
  ];
}

function rateBlank(numbers: Numbers): Blank {
  const { flattest } = numbers;
  const { rate, steepest } = rates(numbers);
  return numberBlank({
    key: 'rate',
    label: tex`Best learning rate $\eta^\star$`,
    form: 'a fraction, or three significant digits',
    value: rate,
    tolerance: { relative: 3e-3 },
    slips: [
      { value: 2 / (steepest + flattest), because: tex`This is the best learning rate of plain descent, $2/(M+\mu)$.` },
      { value: 1 / steepest, because: tex`This is $1/M$, which goes with Nesterov's momentum.` },
      {
        value: Math.sqrt(rate),
        because: tex`This is $\sqrt{\eta}$. The sum of the two boundary equations gives the root.`,
      },
    ],
  });
}

function momentumBlank(numbers: Numbers): Blank {
  const { momentum, factors } = rates(numbers);
  return numberBlank({
    key: 'momentum',
    label: tex`Best momentum $\beta^\star$`,
    form: 'a fraction, or four decimals',
    value: momentum,
    tolerance: { absolute: 2e-4 },
    slips: [
      {
        value: factors.heavyBall,
        because: tex`This is $\sqrt\beta$, the factor per step. It is also the momentum that Nesterov takes.`,
      },
      { value: factors.descent ** 2, because: tex`This has $\kappa$ where $\sqrt\kappa$ belongs.` },
      { value: factors.descent, because: tex`This is $(\kappa-1)/(\kappa+1)$, the factor of plain descent.` },
    ],
  });
}

function factorBlank(numbers: Numbers): Blank {
  const { momentum, factors } = rates(numbers);
  return numberBlank({
    key: 'factor',
    label: 'Factor per step with these constants',
    form: 'a fraction, or three decimals',
    value: factors.heavyBall,
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: momentum, because: tex`The product of the two roots is $\beta$. Each has the modulus $\sqrt\beta$.` },
      { value: factors.descent, because: 'This is the factor of plain descent with its best learning rate.' },
      { value: factors.nesterov, because: tex`This is Nesterov's factor, $1-1/\sqrt\kappa$.` },
    ],
  });
}

function stepsBlank(numbers: Numbers): Blank {
  const real = inOrder(rates(numbers).realSteps);
  const value = real.map(Math.ceil);
  return vectorBlank({
    key: 'steps',
    label: 'Steps of descent, Nesterov and heavy ball',
    form: 'three whole numbers (a, b, c) in this order',
    value,
    tolerance: EXACT,
    slips: [
      { value: real.map(Math.floor), because: 'One step short: after that many the error is still above the goal.' },
      { value: real.map(Math.round), because: 'Round up: a step cannot be taken in part.' },
      { value: value.toReversed(), because: 'The numbers are right, their order is not: descent comes first.' },
      {
        value: real.map((steps) => Math.ceil(steps / 2)),
        because: 'So many steps the loss needs, which goes with the square of the error. Asked is the error.',
      },
    ],
  });
}

function radiusBlank(numbers: Numbers): Blank {
  return numberBlank({
    key: 'radius',
    label: tex`Largest $\abs{z}$ of the single mode`,
    form: 'a number, three decimals',
    value: rates(numbers).radius,
    tolerance: { absolute: 1e-3 },
    slips: radiusSlips(numbers),
  });
}

function radiusSlips({ curvature, beta }: Numbers): readonly Slip<number>[] {
  const mode = { curvature, beta };
  const [from, to] = complexInterval('heavy ball', beta);
  const isComplex = from <= curvature && curvature <= to;
  return [
    {
      value: Math.sqrt(beta),
      because: tex`The modulus $\sqrt\beta$ holds for a complex pair. Here the roots are real, and one of them is larger.`,
    },
    { value: modulus(modeRoots('heavy ball', mode)[1]), because: 'This is the smaller root. The larger one decides.' },
    {
      value: beta,
      because: isComplex
        ? tex`This is the product of the two roots. Each of the pair has the modulus $\sqrt\beta$.`
        : tex`This is the product of the two roots.`,
    },
    { value: Math.abs(1 - curvature), because: 'This is the factor of plain descent, without momentum.' },
    { value: modeRadius('Nesterov', mode), because: 'This belongs to the polynomial of Nesterov.' },
    {
      value: Math.abs(1 + beta - curvature) / 2,
      because: 'This is half the sum of the roots: their real part when they are complex.',
    },
  ];
}

function limitBlank(numbers: Numbers): Blank {
  const { beta } = numbers;
  return numberBlank({
    key: 'limit',
    label: tex`The value of $\eta\lambda_i$ below which such a mode is stable`,
    form: 'a number, three decimals',
    value: rates(numbers).limit,
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: 2, because: 'This is the limit of plain descent. Momentum raises it.' },
      {
        value: complexInterval('heavy ball', beta)[1],
        because: tex`This is the end of the complex region, $(1+\sqrt\beta)^2$. Beyond it the roots are real and still inside the unit circle for a while.`,
      },
      { value: stabilityLimit('Nesterov', beta), because: 'This is the limit with Nesterov momentum.' },
      { value: 1 + beta, because: tex`At this value the sum of the roots is zero. Ask for $p(-1)>0$.` },
    ],
  });
}
