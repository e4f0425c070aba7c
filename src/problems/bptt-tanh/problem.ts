import { at, range, sum } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { backpropagate, forward, STEPS, type Numbers } from './backpropagate.ts';

const tex = String.raw;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'BPTT through tanh by hand',
  minutes: 15,
  printed: { weight: 0.8, inputs: [1, 0, -0.5], target: 1 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    weight: rng.pick([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.4, 1.5]),
    inputs: range(STEPS).map(() => rng.pick([-1, -0.5, 0, 0.5, 1])),
    target: rng.pick([-1, 0, 1]),
  };
  const { states, deltas, weightTerms, inputTerms } = backpropagate(numbers);
  const zeros = numbers.inputs.filter((input) => input === 0).length;
  const answers = [sum(weightTerms), sum(inputTerms), at(deltas, 0), at(weightTerms, STEPS - 1), at(states, STEPS - 1)];
  const isFlat = Math.min(...answers.map(Math.abs)) < 0.05;
  return numbers.inputs[0] === 0 || zeros > 1 || isFlat ? null : numbers;
}

function statement({ weight, inputs, target }: Numbers): Markdown {
  return tex`A scalar recurrent network with $\act{h_0} = 0$ runs for three steps:

$$
\begin{aligned}
\act{h_t} &= \tanh(\param{w}\,\act{h_{t-1}} + \param{\beta}\,\data{x_t}) \\
\loss &= \tfrac12\big(\act{h_3} - \target{${texFactor(target, 4)}}\big)^2
\end{aligned}
$$

Take $\param{w} = ${texNumber(weight, 4)}$, $\param{\beta} = 1$, $(\data{x_1}, \data{x_2}, \data{x_3}) = ${texVector(inputs, 4)}$; the target is $\target{${target}}$. With $\grad{\delta_t} = \d\loss/\d \act{h_t}$, compute the last state, $\grad{\delta_1}$, both derivatives of the loss, and what truncated backpropagation returns for $\param{w}$ when it keeps the last step alone. You need a calculator with $\tanh$; round only at the end.`;
}

function hints({ weight, inputs, target }: Numbers): readonly Markdown[] {
  const second = tex`${texNumber(weight, 4)}\,\act{h_1}`;
  return [
    tex`Look at the three states first: everything that the backward pass needs is $\act{h_1}$, $\act{h_2}$, $\act{h_3}$. Then come back from the loss, one step at a time.`,
    tex`The derivative of the nonlinearity is $\tanh' = 1 - \tanh^2$, at step $t$ that is $1 - \act{h_t^2}$. So $\grad{\delta_{t-1}} = \param{w}\,(1 - \act{h_t^2})\,\grad{\delta_t}$, and step $t$ adds $\grad{\delta_t}(1 - \act{h_t^2})\,\act{h_{t-1}}$ to $\d\loss/\d \param{w}$ and $\grad{\delta_t}(1 - \act{h_t^2})\,\data{x_t}$ to $\d\loss/\d \param{\beta}$.`,
    tex`First steps: $\act{h_1} = \tanh(${texNumber(at(inputs, 0), 4)})$, $\act{h_2} = \tanh(${texSum([second, texNumber(at(inputs, 1), 4)])})$, and back $\grad{\delta_3} = \act{h_3} - ${texFactor(target, 4)}$. Step 1 adds nothing to $\d\loss/\d \param{w}$, because $\act{h_0} = 0$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { weight, inputs, target } = numbers;
  const { states, loss, deltas, weightTerms, inputTerms } = backpropagate(numbers);
  const n = (x: number) => (x === 0 ? '0' : texFixed(x, DECIMALS));
  const w = texNumber(weight, 4);
  const forwards = states.map((h, i) => {
    const before = i === 0 ? '0' : n(at(states, i - 1));
    return tex`- $\act{h_${i + 1}} = \tanh(${texSum([`${w} \\cdot ${parenthesized(before)}`, texNumber(at(inputs, i), 4)])}) \approx ${n(h)}$, so $1 - \act{h_${i + 1}^2} \approx ${n(1 - h ** 2)}$`;
  });
  const adds = (t: number, entry: string, term: number) =>
    tex`- step ${t}: $${n(at(deltas, t - 1))} \cdot ${n(1 - at(states, t - 1) ** 2)} \cdot ${parenthesized(entry)} ${term === 0 ? '=' : tex`\approx`} ${n(term)}$`;
  const weightSteps = weightTerms.map((term, i) => adds(i + 1, n(states[i - 1] ?? 0), term));
  const inputSteps = inputTerms.map((term, i) => adds(i + 1, texNumber(at(inputs, i), 4), term));
  const step = (t: number) =>
    tex`- $\grad{\delta_${t}} = ${w} \cdot ${n(1 - at(states, t) ** 2)} \cdot ${parenthesized(n(at(deltas, t)))} \approx ${n(at(deltas, t - 1))}$`;
  return tex`All steps are computed with unrounded numbers and shown with ${DECIMALS} decimals.

**Forward.**

${forwards.join('\n')}

The loss is $\loss \approx ${n(loss)}$.

**Backward.** With $\grad{\delta_{t-1}} = \param{w}(1 - \act{h_t^2})\grad{\delta_t}$:

- $\grad{\delta_3} = \act{h_3} - ${texFactor(target, 4)} \approx ${n(at(deltas, 2))}$
${step(2)}
${step(1)}

**Derivatives.** Step $t$ adds $\grad{\delta_t}(1 - \act{h_t^2})\act{h_{t-1}}$ to $\d\loss/\d \param{w}$:

${weightSteps.join('\n')}

The sum is $\d\loss/\d \param{w} \approx ${n(sum(weightTerms))}$. In the same way, with $\data{x_t}$ in place of $\act{h_{t-1}}$:

${inputSteps.join('\n')}

The sum is $\d\loss/\d \param{\beta} \approx ${n(sum(inputTerms))}$.

**Truncation.** The last step alone gives $${n(at(weightTerms, 2))}$. What is lost is the part that flows through $\act{h_2}$, here $${n(at(weightTerms, 1))}$.

${secantCheck(numbers)}`;
}

/** The derivative along w once more, from two forward passes. */
function secantCheck({ weight, inputs, target }: Numbers): Markdown {
  const lossAt = (w: number) => (at(forward(w, inputs), STEPS - 1) - target) ** 2 / 2;
  const [left, right] = [lossAt(weight - 0.01), lossAt(weight + 0.01)];
  const n = (x: number) => texFixed(x, DECIMALS);
  return tex`**Check.** Two forward passes with $\param{w} \pm 0.01$ give $\loss \approx ${n(right)}$ and $${n(left)}$, so the slope is near $(${n(right)} - ${n(left)})/0.02 \approx ${texFixed((right - left) / 0.02, 3)}$.`;
}

function parenthesized(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}
