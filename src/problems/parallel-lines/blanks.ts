import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { apartShare, jsSlope, klSlope, noisyKl, uniformJs, type Numbers } from './lines.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...plainQuestions(numbers), ...noisyQuestions(numbers), ...uniformQuestions(numbers)];
}

function plainQuestions({ theta }: Numbers): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'js',
      label: tex`$\mathrm{JS}$ without noise`,
      value: Math.LN2,
      slips: [
        { value: 2 * Math.LN2, because: 'JS is the mean of two divergences from the mixture, not their sum.' },
        { value: 1, because: 'That is in bits. Take the natural logarithm.' },
        { value: 0, because: 'JS is 0 for equal laws. These share no point.' },
        { value: -2 * Math.LN2, because: tex`That is $V(D^\star)$ for equal laws.` },
      ],
    }),
    numberQuestion({
      ...NUMBER,
      key: 'transport',
      label: '$W_1$ without noise',
      form: 'a number',
      value: Math.abs(theta),
      slips: [
        { value: theta ** 2, because: 'That is the squared distance moved. $W_1$ takes the distance itself.' },
        { value: Math.abs(theta) / 2, because: 'Every point of the one line moves all the way to the other.' },
        { value: Math.LN2, because: 'That is JS. The Wasserstein distance asks how far the mass moves.' },
      ],
    }),
  ];
}

function noisyQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'kl',
      label: 'KL with normal noise',
      value: noisyKl(numbers),
      slips: klSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'kl-slope',
      label: tex`Slope of this KL in $\param{\theta}$`,
      value: klSlope(numbers),
      slips: klSlopeSlips(numbers),
    }),
  ];
}

function klSlips(numbers: Numbers): readonly Slip<number>[] {
  const { theta, noise } = numbers;
  return [
    { value: theta ** 2 / noise, because: tex`The half is missing: the exponent of a normal density has $2\nu^2$.` },
    { value: theta ** 2 / (2 * noise ** 2), because: tex`$\nu^2$ is the variance already. You squared it again.` },
    { value: theta ** 2 / (2 * Math.sqrt(noise)), because: tex`Divide by the variance, not by the deviation.` },
    { value: theta ** 2 / 2, because: 'The variance of the noise is missing.' },
    { value: Math.abs(theta) / (2 * noise), because: 'The distance of the means enters as a square.' },
    { value: theta ** 2 / (8 * noise), because: 'That is a quarter of it, what JS is at small distances.' },
    {
      value: theta ** 2 / (4 * noise),
      because: 'Both laws get the same noise, but their variances do not add up: KL compares two densities.',
    },
  ];
}

function klSlopeSlips(numbers: Numbers): readonly Slip<number>[] {
  const { theta, noise } = numbers;
  return [
    {
      value: theta / (2 * noise),
      because: tex`The derivative of $\param{\theta}^2$ brings a 2, which cancels the half.`,
    },
    { value: (2 * theta) / noise, because: tex`The half of $\param{\theta}^2/2\nu^2$ is lost.` },
    { value: theta, because: 'The variance of the noise is missing.' },
    { value: theta / noise ** 2, because: tex`$\nu^2$ is the variance already. You squared it again.` },
    { value: 0, because: 'Without noise there is no slope to follow. With noise the laws overlap everywhere.' },
  ];
}

function uniformQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'uniform-js',
      label: tex`$\mathrm{JS}$ with uniform noise`,
      value: uniformJs(numbers),
      slips: uniformSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'uniform-slope',
      label: tex`Slope of this JS in $\param{\theta}$`,
      value: jsSlope(numbers),
      slips: uniformSlopeSlips(numbers),
    }),
  ];
}

function uniformSlips(numbers: Numbers): readonly Slip<number>[] {
  const { theta, width } = numbers;
  const ratio = Math.abs(theta) / width;
  const overlapping = [
    { value: Math.LN2, because: tex`The intervals overlap, and there the logarithms are 0.` },
    { value: Math.LN2 * (1 - ratio), because: 'You counted the overlap. What lies outside it counts.' },
  ];
  const disjoint = [
    { value: Math.LN2 * ratio, because: tex`The intervals do not overlap, and JS is never more than $\ln2$.` },
    { value: 0, because: 'JS is 0 for equal laws. These share no point.' },
  ];
  return [
    {
      value: apartShare(numbers),
      because: tex`That is the share outside the overlap. Each point of it has the logarithm $\ln2$.`,
    },
    { value: 2 * uniformJs(numbers), because: 'JS is the mean of two divergences from the mixture, not their sum.' },
    ...(ratio < 1 ? overlapping : disjoint),
  ];
}

function uniformSlopeSlips(numbers: Numbers): readonly Slip<number>[] {
  const { theta, width } = numbers;
  const sign = Math.sign(theta);
  const overlapping = [
    { value: 0, because: 'That would hold for intervals that do not overlap.' },
    {
      value: sign / width,
      because: tex`That is the slope of the share outside the overlap. JS has the factor $\ln2$.`,
    },
    { value: sign * Math.LN2, because: 'JS grows with the distance in units of the width.' },
    { value: uniformJs(numbers), because: 'That is JS. Its slope was asked.' },
  ];
  const flat = 'The intervals do not overlap, so JS stays as it is when they move.';
  const disjoint = [sign, -sign].map((factor) => ({ value: (factor * Math.LN2) / width, because: flat }));
  return Math.abs(theta) < width ? overlapping : disjoint;
}
