import { numberBlank, type Slip, vectorBlank } from '../../core/answer/blank.ts';
import { hasTwins } from '../../core/answer/twins.ts';
import { at, sum } from '../../core/array.ts';
import type { Blank, Markdown } from '../../core/problem.ts';
import { elbows, output } from '../../core/relu-network.ts';
import type { Vector } from '../../core/vector.ts';
import { movedNetwork, networkOf, type Numbers, stepOf, unitsByElbow } from './step.ts';

const tex = String.raw;
const tolerance = { absolute: 1e-3 };
const VECTOR = { form: 'a vector (a, b, c), fractions or three decimals', tolerance };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { elbows: places, slopes } = stepOf(numbers);
  return [
    vectorBlank({
      ...VECTOR,
      key: 'elbows',
      label: 'Elbows $(e_1, e_2, e_3)$',
      value: places,
      slips: elbowSlips(numbers),
    }),
    vectorBlank({
      key: 'slopes',
      label: 'Slopes of the four pieces, from left to right',
      form: 'four numbers (a, b, c, d), exact',
      tolerance,
      value: slopes,
      slips: slopeSlips(numbers),
    }),
    kernelBlank(numbers),
    limitBlank(numbers),
    movedElbowBlank(numbers),
    movedOutputBlank(numbers),
  ];
}

/** Whether two foreseen mistakes lead to the same wrong answer. */
export function isAmbiguous(numbers: Numbers): boolean {
  const { elbows: places, slopes, kernel, movedElbows, movedOutput } = stepOf(numbers);
  return [
    { value: places, slips: elbowSlips(numbers) },
    { value: slopes, slips: slopeSlips(numbers) },
    { value: kernel, slips: kernelSlips(numbers) },
    { value: movedElbows, slips: movedElbowSlips(numbers) },
    { value: movedOutput, slips: movedOutputSlips(numbers) },
  ].some((foreseen) => hasTwins({ ...foreseen, tolerance }));
}

function kernelBlank(numbers: Numbers): Blank {
  return numberBlank({
    key: 'kernel',
    label: tex`$K(\data{x}, \data{x})$`,
    form: 'a number, exact',
    tolerance,
    value: stepOf(numbers).kernel,
    slips: kernelSlips(numbers),
  });
}

function limitBlank(numbers: Numbers): Blank {
  return numberBlank({
    key: 'limit',
    label: tex`Limit of the learning rate $\eta$`,
    form: 'a fraction, or a number to three significant digits',
    tolerance: { relative: 5e-3 },
    value: 2 / stepOf(numbers).kernel,
    slips: limitSlips(numbers),
  });
}

function movedElbowBlank(numbers: Numbers): Blank {
  return vectorBlank({
    ...VECTOR,
    key: 'moved-elbows',
    label: 'Elbows $(e_1, e_2, e_3)$ after the step',
    value: stepOf(numbers).movedElbows,
    slips: movedElbowSlips(numbers),
  });
}

function movedOutputBlank(numbers: Numbers): Blank {
  return numberBlank({
    key: 'moved-output',
    label: tex`$f(\data{x})$ after the step`,
    form: 'a number, three decimals',
    tolerance,
    value: stepOf(numbers).movedOutput,
    slips: movedOutputSlips(numbers),
  });
}

function elbowSlips({ units }: Numbers): readonly Slip<Vector>[] {
  return [
    {
      value: units.map(({ w, b }) => b / w),
      because: tex`The sign is missing: $\param{w_j}\data{x} + \param{b_j} = 0$ at $-\param{b_j}/\param{w_j}$.`,
    },
    { value: units.map(({ b }) => -b), because: tex`Divide by $\param{w_j}$ too.` },
    {
      value: units.map(({ v, w, b }) => (-v * b) / w),
      because: tex`The output weight scales a unit. It does not move the elbow.`,
    },
  ];
}

function slopeSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { units } = numbers;
  const { slopes } = stepOf(numbers);
  const start = at(slopes, 0);
  const signed = unitsByElbow(networkOf(numbers)).map((j) => at(units, j).v * at(units, j).w);
  const unsorted = units.map(({ v, w }) => v * Math.abs(w));
  const cumulated = (first: number, jumps: Vector) => [0, 1, 2, 3].map((k) => first + sum(jumps.slice(0, k)));
  return [
    {
      value: cumulated(start, signed),
      because: tex`The jump at an elbow is $\param{v_j}\abs{\param{w_j}}$: a unit with negative $\param{w_j}$ switches off there.`,
    },
    {
      value: slopes.map((slope) => slope - start),
      because: tex`On the far left the units with negative $\param{w_j}$ are active, so the first slope is not zero.`,
    },
    { value: slopes.toReversed(), because: 'These are the slopes from right to left.' },
    {
      value: cumulated(start, unsorted),
      because: 'You took the units in their order. Take the elbows from left to right.',
    },
  ];
}

function kernelSlips(numbers: Numbers): readonly Slip<number>[] {
  const { input, units } = numbers;
  const { kernel, sums, active } = stepOf(numbers);
  const without = missingDerivatives(input);
  const over = (term: (v: number, a: number) => number) =>
    sum(units.map(({ v }, j) => (active[j] === true ? term(v, at(sums, j)) : 0)));
  return [
    { value: kernel - 1, because: tex`The output bias $\param{c}$ has a derivative too, which is 1.` },
    {
      value: 1 + sum(units.map(({ v }, j) => at(sums, j) ** 2 + v ** 2 * (input ** 2 + 1))),
      because: tex`You counted units that are inactive at $\data{x}$. They have no derivatives there.`,
    },
    {
      value: 1 + over((_, a) => a ** 2),
      because: tex`These are the derivatives of the output layer alone. Those in $\param{w_j}$ and $\param{b_j}$ are missing.`,
    },
    { value: 1 + over((v, a) => a ** 2 + v ** 2 * input ** 2), because: without.biases },
    { value: 1 + over((v, a) => a ** 2 + v ** 2), because: without.weights },
    { value: Math.sqrt(kernel), because: 'This is the length of the gradient. Asked is its square.' },
  ];
}

/** What to say to a sum without one kind of derivatives; at an input of size 1 the two kinds cannot be told apart. */
function missingDerivatives(input: number): { readonly biases: Markdown; readonly weights: Markdown } {
  const either = tex`The derivatives in the weights $\param{w_j}$ or in the biases $\param{b_j}$ are missing. Both count.`;
  if (Math.abs(input) === 1) return { biases: either, weights: either };
  return {
    biases: tex`The derivatives $\param{v_j}$ in the biases $\param{b_j}$ are missing.`,
    weights: tex`The derivatives $\param{v_j}\data{x}$ in the weights $\param{w_j}$ are missing.`,
  };
}

function limitSlips(numbers: Numbers): readonly Slip<number>[] {
  const { kernel } = stepOf(numbers);
  return [
    {
      value: 1 / kernel,
      because: tex`At this rate the residual vanishes in one step, to first order. It still shrinks up to twice this rate.`,
    },
    { value: kernel / 2, because: 'Turn the fraction around.' },
    {
      value: 2 / (kernel - 1),
      because: tex`The output bias belongs to $K$, with the derivative 1.`,
    },
  ];
}

function movedElbowSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { units, input, rate } = numbers;
  const { elbows: places, residual, active } = stepOf(numbers);
  const shifted = (by: (j: number) => number, x: number) => units.map(({ w, b }, j) => -(b - by(j)) / (w - by(j) * x));
  const nudge = (j: number) => rate * residual * at(units, j).v;
  const whereActive = (value: (j: number) => number) => (j: number) => (active[j] === true ? value(j) : 0);
  return [
    { value: places, because: 'These are the old elbows. The input weights and biases of active units move.' },
    {
      value: elbows(movedNetwork(numbers, -rate)),
      because: uphillWords(residual),
    },
    {
      value: shifted(nudge, input),
      because: tex`You moved units that are inactive at $\data{x}$. They have no gradient.`,
    },
    {
      value: shifted(whereActive(nudge), 0),
      because: tex`You moved the biases $\param{b_j}$ alone. The input weights $\param{w_j}$ move too, by $\data{x}$ times as much.`,
    },
    {
      value: shifted(whereActive(nudge), 1),
      because: tex`The derivative in $\param{w_j}$ has the factor $\data{x}$.`,
    },
    {
      value: shifted(
        whereActive(() => rate * residual),
        input,
      ),
      because: tex`The factor $\param{v_j}$ is missing in the derivatives in $\param{w_j}$ and $\param{b_j}$.`,
    },
    {
      value: shifted(
        whereActive((j) => rate * at(units, j).v),
        input,
      ),
      because: residual === -1 ? uphillWords(residual) : tex`The residual $\grad{\rho}$ is missing in the gradient.`,
    },
  ];
}

/** What to say to a step uphill; it is also the step without the residual where that is -1. */
function uphillWords(residual: number): Markdown {
  return residual === -1
    ? tex`Descent subtracts the gradient, which has the factor $\grad{\rho} = -1$. You added it, or left out this factor.`
    : 'You added the gradient. Descent subtracts it.';
}

function movedOutputSlips(numbers: Numbers): readonly Slip<number>[] {
  const { input, rate } = numbers;
  const { kernel, output: before, residual, moved } = stepOf(numbers);
  const network = networkOf(numbers);
  return [
    {
      value: before - rate * kernel * residual,
      because: tex`This is the first-order prediction $f(\data{x}) - \eta K\grad{\rho}$. Run the network forward with the new parameters.`,
    },
    { value: output(movedNetwork(numbers, -rate), input), because: 'You added the gradient. Descent subtracts it.' },
    {
      value: output({ ...network, v: moved.v, c: moved.c }, input),
      because: 'Only the output layer has moved here. All parameters take the step.',
    },
    { value: output({ ...moved, c: network.c }, input), because: tex`The output bias $\param{c}$ moves too.` },
    { value: before, because: 'This is the output before the step.' },
  ];
}
