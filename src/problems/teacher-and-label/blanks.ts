import { at, sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { divergence } from '../../core/divergence.ts';
import { difference, times, total, type Vector } from '../../core/vector.ts';
import { distilled, normalized, powers, type Numbers } from './distilled.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };
const VECTOR = { form: 'a vector of three entries, fractions or four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...probabilityQuestions(numbers), ...lossQuestions(numbers)];
}

function probabilityQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { p, cold } = distilled(numbers);
  return [
    vectorQuestion({ ...VECTOR, key: 'targets', label: tex`$\target{\vp}$`, value: p, slips: targetSlips(numbers) }),
    vectorQuestion({ ...VECTOR, key: 'cold', label: tex`$\act{\vq'}$`, value: cold, slips: coldSlips(numbers) }),
  ];
}

function lossQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { loss, gradient, plain, p, q } = distilled(numbers);
  return [
    numberQuestion({ ...NUMBER, key: 'loss', label: tex`$\loss$`, value: loss, slips: lossSlips(numbers) }),
    vectorQuestion({
      ...VECTOR,
      key: 'gradient',
      label: tex`$\grad{\bar{\vz}^{\text{s}}}$`,
      value: gradient,
      slips: gradientSlips(numbers),
    }),
    vectorQuestion({
      ...VECTOR,
      key: 'plain',
      label: tex`Gradient of $\mathrm{KL}(\target{\vp}\,\Vert\,\act{\vq})$ alone`,
      value: plain,
      slips: [
        {
          value: difference(q, p),
          because: tex`The logits enter over $\tau$. The inner derivative $1/\tau$ is missing.`,
        },
        { value: times(numbers.tau, difference(q, p)), because: tex`This still has the factor $\tau^2$.` },
      ],
    }),
  ];
}

function targetSlips({ teacher, tau }: Numbers): readonly Slip<Vector>[] {
  return [
    { value: normalized(powers(teacher, tau)), because: tex`This is the teacher at temperature 1.` },
    { value: teacher, because: 'Divide by the sum of the three.' },
    { value: normalized(powers(teacher, tau ** 2)), because: tex`The logits are divided by $\tau$, not multiplied.` },
  ];
}

function coldSlips({ student, tau }: Numbers): readonly Slip<Vector>[] {
  return [
    { value: normalized(student), because: tex`This is $\act{\vq}$, at temperature $\tau$. The label is met at 1.` },
    { value: powers(student, tau), because: 'Divide by the sum of the three.' },
  ];
}

function lossSlips(numbers: Numbers): readonly Slip<number>[] {
  const { tau, alpha, label } = numbers;
  const { p, q, divergence: kl, crossEntropy, loss } = distilled(numbers);
  const [softened, sharp] = [alpha * tau ** 2, (1 - alpha) * crossEntropy];
  const entropy = -sum(p.map((each) => each * Math.log(each)));
  return [
    { value: alpha * kl + sharp, because: tex`The factor $\tau^2$ of the soft term is missing.` },
    { value: alpha * tau * kl + sharp, because: tex`The factor of the soft term is $\tau^2$, not $\tau$.` },
    {
      value: softened * kl - (1 - alpha) * Math.log(at(q, label)),
      because: 'The hard term takes the student at temperature 1.',
    },
    { value: softened * divergence(q, p) + sharp, because: 'This is the reverse KL. The teacher comes first.' },
    {
      value: loss + softened * entropy,
      because: 'This is the cross-entropy with soft targets. KL is less by their entropy.',
    },
    { value: softened * kl + crossEntropy, because: tex`The hard term has the weight $1-\alpha$.` },
    { value: softened * kl, because: 'The hard term is missing.' },
    { value: sharp, because: 'The soft term is missing.' },
  ];
}

function gradientSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { tau, alpha, label } = numbers;
  const { p, q, cold, soft, hard } = distilled(numbers);
  const sharp = times(1 - alpha, hard);
  const warm = q.map((entry, k) => (k === label ? entry - 1 : entry));
  return [
    {
      value: total(times(alpha * tau, soft), sharp),
      because: tex`One $\tau$ of $\tau^2$ is spent on the inner derivative.`,
    },
    { value: total(times(alpha / tau ** 2, soft), sharp), because: tex`The factor $\tau^2$ is missing.` },
    { value: total(times(alpha, difference(q, p)), sharp), because: tex`A factor $\tau$ is left of $\tau^2$.` },
    {
      value: total(times(alpha, soft), times(1 - alpha, warm)),
      because: tex`The hard term takes $\act{\vq'}$, the student at temperature 1.`,
    },
    {
      value: total(times(alpha, soft), times(1 - alpha, cold)),
      because: tex`The label is missing: the hard part is $\act{\vq'}-\target{\ve_y}$.`,
    },
    { value: total(soft, hard), because: tex`The parts have the weights $\alpha$ and $1-\alpha$.` },
    { value: total(times(-alpha, soft), sharp), because: 'The soft part has the wrong sign: student minus teacher.' },
  ];
}
