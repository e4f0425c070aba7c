import { at, range } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { stepOf, type Numbers } from './step.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'Constant initialization is width one',
  minutes: 12,
  printed: { units: 4, input: [2, 1], row: [0.5, 0.5], outputWeight: 0.5, target: 1, rate: 0.1 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    units: rng.pick([2, 4, 5, 8, 10]),
    input: range(2).map(() => rng.pick([-2, -1, 1, 2, 3])),
    row: range(2).map(() => rng.pick([-0.5, 0.5, 1])),
    outputWeight: rng.pick([-1, -0.5, 0.5, 1]),
    target: rng.integer(-3, 3),
    rate: rng.pick([0.01, 0.02, 0.05, 0.1]),
  };
  const { sum, error, movedSum, movedOutput, output } = stepOf(numbers);
  // The unit must be on before and after the step, or the layer is dead.
  const isOff = sum < 0.5 || movedSum < 0.1;
  // Where factors multiply to 1, a forgotten one changes nothing, or two named mistakes give one number.
  const isPlain = error === 0 || factors(numbers).some((factor) => Math.abs(factor) === 1);
  const isWild = Math.abs(movedOutput) > 20 || Math.abs(movedOutput) < 0.05 || Math.abs(movedOutput - output) < 0.05;
  return isOff || isPlain || isWild ? null : numbers;
}

/** The products of which one may be left out or added in the two gradients. */
function factors(numbers: Numbers): readonly number[] {
  const { units, outputWeight } = numbers;
  const { sum, error, hiddenError } = stepOf(numbers);
  return [error, sum, hiddenError, units * error, units * sum, units * outputWeight, outputWeight * sum];
}

function statement({ units, input, row, outputWeight, target, rate }: Numbers): Markdown {
  return tex`A network has two inputs, $d_1 = ${units}$ hidden ReLU units and one output $\act{\hat{y}} = \param{\mW^{(2)}}\operatorname{ReLU}(\param{\mW^{(1)}}\data{\vx} + \param{\vb^{(1)}}) + \param{b^{(2)}}$. Every row of $\param{\mW^{(1)}}$ starts at $\param{\vr^\top} = ${texVector(row, DIGITS)}$, every entry of $\param{\mW^{(2)}}$ at $\param{v} = ${texNumber(outputWeight, DIGITS)}$, and all biases at 0. There is one example, $\data{\vx} = ${texVector(input, DIGITS)}^\top$ with target $\target{y} = ${target}$, and the loss is $\loss = \tfrac12(\act{\hat{y}} - \target{y})^2$. All parameters, biases included, take one step of gradient descent with $\eta = ${texNumber(rate, DIGITS)}$. Compute

- the gradient of each row of $\param{\mW^{(1)}}$ at the start,
- the gradient of each entry of $\param{\mW^{(2)}}$ at the start,
- the output $\act{\hat{y}}$ on the same example after the step.

The network of width one $\act{\hat{y}} = \param{V}\operatorname{ReLU}(\param{\vr^\top}\data{\vx} + \param{b}) + \param{b^{(2)}}$ starts at the same $\param{\vr}$, at $\param{V} = d_1\param{v}$ and at zero biases. It must give the output of the wide network after every step, while $\param{b^{(2)}}$ keeps the rate $\eta$. Give its learning rates

- of $\param{\vr}$ and $\param{b}$,
- of $\param{V}$.`;
}

function hints({ row, input, units }: Numbers): readonly Markdown[] {
  const products = row.map((u, i) => tex`${texNumber(u, DIGITS)} \cdot ${texFactor(at(input, i), DIGITS)}`);
  return [
    tex`Look at one hidden unit. All of them have the same pre-activation and the same weight to the output, so one calculation does for all ${units}.`,
    tex`With $\grad{\delta^{(2)}} = \act{\hat{y}} - \target{y}$, an entry of $\param{\mW^{(2)}}$ has the gradient $\grad{\delta^{(2)}}\act{h}$, and a row has $\param{v}\,\grad{\delta^{(2)}}\data{\vx^\top}$ where the unit is on. For the learning rates, write the gradients of the width-one network beside them.`,
    tex`First step: each pre-activation is $${texSum(products)}$ and is positive. The output is $d_1\param{v}$ times that.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [start(numbers), afterStep(numbers), rates(numbers), check(numbers)].join('\n\n');
}

function start(numbers: Numbers): Markdown {
  const { units, input, row, outputWeight, target } = numbers;
  const { sum, output, error, rowGradient, hiddenError, outputWeightGradient } = stepOf(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const f = (x: number) => texFactor(x, DIGITS);
  const products = row.map((u, i) => tex`${n(u)} \cdot ${f(at(input, i))}`);
  return tex`**Start.** Each unit has $\act{a} = ${texSum(products)} = ${n(sum)}$, which is positive, so $\act{h} = ${n(sum)}$. The output is $\act{\hat{y}} = ${units} \cdot ${f(outputWeight)} \cdot ${n(sum)} = ${n(output)}$, and $\grad{\delta^{(2)}} = ${texSum([n(output), n(-target)])} = ${n(error)}$.

**Gradients.** The same for every unit:

- each row: $\param{v}\,\grad{\delta^{(2)}}\data{\vx^\top} = ${n(outputWeight)} \cdot ${f(error)} \cdot ${texVector(input, DIGITS)} = ${texVector(rowGradient, DIGITS)}$
- each hidden bias: $\param{v}\,\grad{\delta^{(2)}} = ${n(hiddenError)}$
- each entry of $\param{\mW^{(2)}}$: $\grad{\delta^{(2)}}\act{h} = ${n(error)} \cdot ${n(sum)} = ${n(outputWeightGradient)}$
- the output bias: $${n(error)}$`;
}

function afterStep(numbers: Numbers): Markdown {
  const { units, input } = numbers;
  const { movedRow, movedBias, movedOutputWeight, movedOutputBias, movedSum, movedOutput } = stepOf(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const f = (x: number) => texFactor(x, DIGITS);
  const products = movedRow.map((u, i) => tex`${n(u)} \cdot ${f(at(input, i))}`);
  return tex`**After the step.** Rows $${texVector(movedRow, DIGITS)}$, hidden biases $${n(movedBias)}$, entries of $\param{\mW^{(2)}}$ $${n(movedOutputWeight)}$, output bias $${n(movedOutputBias)}$. Each unit has

$$
\act{a} = ${texSum([...products, n(movedBias)])} ${texEquals(movedSum, DIGITS)},
$$

and the output is $\act{\hat{y}} = ${units} \cdot ${f(movedOutputWeight)} \cdot ${n(movedSum)} ${movedOutputBias < 0 ? '-' : '+'} ${n(Math.abs(movedOutputBias))} ${texEquals(movedOutput, DIGITS)}$.`;
}

function rates({ units, rate }: Numbers): Markdown {
  const n = (x: number) => texNumber(x, DIGITS);
  return tex`**Width one.** Its gradient in $\param{\vr}$ is $\param{V}\,\grad{\delta^{(2)}}\data{\vx} = d_1\,\param{v}\,\grad{\delta^{(2)}}\data{\vx}$, which is $d_1$ times that of a row, and likewise for $\param{b}$. So the rate is $\eta/d_1 = ${n(rate)}/${units} = ${n(rate / units)}$. Its gradient in $\param{V}$ is $\grad{\delta^{(2)}}\act{h}$, as for one entry of $\param{\mW^{(2)}}$, but $\param{V} = d_1\param{v}$ must move by $d_1$ steps of $\param{v}$. So the rate is $d_1\eta = ${units} \cdot ${n(rate)} = ${n(rate * units)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { units, outputWeight, rate, row, input } = numbers;
  const { error, sum, movedRow, movedBias, movedOutputWeight, movedOutputBias, movedSum } = stepOf(numbers);
  const wide = units * outputWeight;
  const first = at(row, 0) - (rate / units) * wide * error * at(input, 0);
  const moved = wide - rate * units * error * sum;
  const n = (x: number) => texNumber(x, DIGITS);
  const output = moved * movedSum + movedOutputBias;
  return tex`**Check.** The step of the width-one network: $\param{V} = ${texSum([n(wide), `${n(-rate * units)} \\cdot ${texFactor(error * sum, DIGITS)}`])} = ${n(moved)}$, which is ${units} times $${n(movedOutputWeight)}$. The first entry of $\param{\vr}$ becomes $${n(first)}$, that of a row $${n(at(movedRow, 0))}$; with bias $${n(movedBias)}$ the output is $${texFixed(output, 4)}$ again.`;
}
