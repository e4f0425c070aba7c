import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { sum } from '../../core/array.ts';
import {
  baseEntry,
  denseParameters,
  inputEntry,
  logBase,
  logDensity,
  logScale,
  shift,
  widthsOf,
  type Numbers,
} from './layer.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...forwardQuestions(numbers), backQuestion(numbers), countQuestion(numbers)];
}

function forwardQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'base',
      label: tex`$\act{z_2}$`,
      value: baseEntry(numbers),
      slips: baseSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'determinant',
      label: tex`$\ln\abs{\det\partial\act{\vz}/\partial\data{\vx}}$`,
      value: logScale(numbers, numbers.x[0]),
      slips: determinantSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'density',
      label: tex`$\ln p(\data{\vx})$`,
      value: logDensity(numbers),
      slips: densitySlips(numbers),
    }),
  ];
}

function backQuestion(numbers: Numbers): TellingQuestion {
  return numberQuestion({
    ...NUMBER,
    key: 'input',
    label: tex`$\data{x_2}$ for the base point`,
    value: inputEntry(numbers),
    slips: inputSlips(numbers),
  });
}

function countQuestion(numbers: Numbers): TellingQuestion {
  return numberQuestion({
    key: 'parameters',
    label: 'Parameters of the larger layer',
    form: 'a whole number',
    style: 'count',
    tolerance: EXACT,
    value: denseParameters(widthsOf(numbers)),
    slips: countSlips(numbers),
  });
}

function baseSlips(numbers: Numbers): readonly Slip<number>[] {
  const [first, second] = numbers.x;
  const [s, t] = [logScale(numbers, first), shift(numbers, first)];
  return [
    { value: second * s + t, because: tex`$s$ is the logarithm of the scale. Multiply by $e^s$.` },
    { value: second * Math.exp(-s) + t, because: tex`From data to base the scale is $e^{s}$.` },
    { value: (second + t) * Math.exp(s), because: 'Scale first, then shift.' },
    { value: (second - t) * Math.exp(-s), because: 'That is the inverse, from base to data.' },
    { value: second * Math.exp(s) - t, because: 'From data to base the shift is added.' },
    {
      value: second * Math.exp(logScale(numbers, second)) + shift(numbers, second),
      because: tex`$s$ and $t$ are functions of the first entry, which stays.`,
    },
    {
      value: second * Math.exp(numbers.height * Math.tanh(first)) + t,
      because: 'The factor inside the hyperbolic tangent is missing.',
    },
  ];
}

function determinantSlips(numbers: Numbers): readonly Slip<number>[] {
  const [first, second] = numbers.x;
  const [s, t] = [logScale(numbers, first), shift(numbers, first)];
  return [
    { value: Math.exp(s), because: 'That is the determinant. Its logarithm was asked.' },
    { value: s + t, because: 'A shift does not change volumes.' },
    { value: t, because: 'A shift does not change volumes. The scale does.' },
    { value: 2 * s, because: 'Only the second entry is scaled.' },
    { value: 0, because: 'The block below the diagonal does not matter, but the diagonal has the scale in it.' },
    { value: logScale(numbers, second), because: tex`$s$ is a function of the first entry, which stays.` },
  ];
}

function densitySlips(numbers: Numbers): readonly Slip<number>[] {
  const [first] = numbers.x;
  const s = logScale(numbers, first);
  const value = logDensity(numbers);
  return [
    { value: value - 2 * s, because: tex`From data to base the log-determinant is added.` },
    { value: value - s, because: 'That is the log-density of the base point. The log-determinant is missing.' },
    { value: value + Math.log(2 * Math.PI) / 2, because: tex`Two entries have the constant $-\frac12\ln2\pi$ each.` },
    { value: value + Math.log(2 * Math.PI), because: 'The normalizing constant is missing.' },
    { value: logBase(numbers.x) + s, because: tex`The base density is taken at $\act{\vz}$, not at the input.` },
    { value: value - s + Math.exp(s), because: 'Add the logarithm of the determinant.' },
    { value: value + first ** 2 / 2, because: tex`The first entry counts in the base density too.` },
    { value: Math.exp(value), because: 'That is the density. Its logarithm was asked.' },
  ];
}

function inputSlips(numbers: Numbers): readonly Slip<number>[] {
  const [s, t] = [logScale(numbers, numbers.x[0]), shift(numbers, numbers.x[0])];
  const { base } = numbers;
  return [
    { value: base * Math.exp(s) + t, because: 'That is the direction from data to base. Undo it.' },
    { value: base * Math.exp(-s) - t, because: 'Undo the last step first: subtract, then divide.' },
    { value: (base - t) * Math.exp(s), because: tex`The scale is divided out: times $e^{-s}$.` },
    { value: (base + t) * Math.exp(-s), because: 'The shift is subtracted on the way back.' },
    { value: (base - t) / s, because: tex`$s$ is the logarithm of the scale. Divide by $e^s$.` },
    {
      value: (base - shift(numbers, base)) * Math.exp(-logScale(numbers, base)),
      because: tex`$s$ and $t$ are functions of the first entry.`,
    },
  ];
}

function countSlips(numbers: Numbers): readonly Slip<number>[] {
  const { dimension, hidden } = numbers;
  const half = dimension / 2;
  const widths = widthsOf(numbers);
  const count = denseParameters(widths);
  return [
    { value: count - sum(widths.slice(1)), because: 'The biases count too.' },
    { value: count + half * hidden, because: 'The network sees half of the input only.' },
    {
      value: denseParameters([half, hidden, hidden, half]),
      because: 'There are two outputs for each entry of the other half: a log-scale and a shift.',
    },
    { value: denseParameters([half, hidden, dimension]), because: 'There are two hidden layers.' },
    {
      value: 2 * denseParameters([half, hidden, hidden, half]),
      because: 'One network gives log-scales and shifts. That would be two.',
    },
    {
      value: denseParameters([dimension, hidden, hidden, 2 * dimension]),
      because: 'Half of the input goes in, and the other half is changed.',
    },
  ];
}
