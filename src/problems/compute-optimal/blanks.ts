import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { optimumOf, type Numbers, type Optimum } from './optimum.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four significant digits', tolerance: { relative: 1e-3 } };
const BILLION = 1e9;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const optimum = optimumOf(numbers);
  const { factor, size, sizeExponent } = optimum;
  return [
    question('factor', '$G$', { value: factor, slips: factorSlips(numbers, optimum) }),
    question('parameters', '$P^*$ in billions', {
      value: size.parameters / BILLION,
      slips: parameterSlips(numbers, optimum),
    }),
    question('tokens', '$D^*$ in billions', { value: size.tokens / BILLION, slips: tokenSlips(numbers, optimum) }),
    question('ratio', 'Tokens per parameter', {
      value: size.tokens / size.parameters,
      slips: ratioSlips(optimum),
    }),
    question('growth', 'Factor on $P^*$', {
      value: numbers.growth ** sizeExponent,
      slips: growthSlips(numbers, optimum),
    }),
    question('share', 'Share of the finite model', { value: sizeExponent, slips: shareSlips(optimum) }),
  ];
}

interface Asked {
  readonly value: number;
  readonly slips: readonly Slip<number>[];
}

function question(key: string, label: string, asked: Asked): Question {
  return numberQuestion({ ...NUMBER, key, label, ...asked });
}

function factorSlips({ ofParameters, ofTokens }: Numbers, { factor }: Optimum): readonly Slip<number>[] {
  const exponents = ofParameters.exponent + ofTokens.exponent;
  const coefficients = ofParameters.coefficient / ofTokens.coefficient;
  const exchanged = coefficients * (ofTokens.exponent / ofParameters.exponent);
  return [
    { value: 1 / factor, because: 'The quotient is upside down.' },
    { value: factor ** exponents, because: tex`The root is missing: the exponent is $1/(\alpha+\beta)$.` },
    { value: factor ** (exponents ** 2), because: tex`The exponent is $1/(\alpha+\beta)$, not $\alpha+\beta$.` },
    { value: coefficients ** (1 / exponents), because: tex`The derivative brings down $\alpha$ and $\beta$.` },
    { value: exchanged ** (1 / exponents), because: tex`$\alpha$ belongs to $A$ and $\beta$ to $B$.` },
  ];
}

function parameterSlips({ magnitude }: Numbers, optimum: Optimum): readonly Slip<number>[] {
  const { factor, size, sizeExponent, tokenExponent } = optimum;
  const value = size.parameters / BILLION;
  return [
    { value: size.parameters, because: 'This is the plain number. Give it in billions.' },
    { value: size.tokens / BILLION, because: 'These are the tokens.' },
    { value: value / factor, because: 'The factor $G$ is missing.' },
    { value: value / factor ** 2, because: 'You divided by $G$. The parameters are multiplied by it.' },
    { value: value * 6 ** sizeExponent, because: 'The budget is to be divided by 6.' },
    {
      value: (factor * 10 ** (magnitude * tokenExponent)) / BILLION,
      because: tex`The exponents are exchanged: that of $P^*$ is $\beta/(\alpha+\beta)$.`,
    },
  ];
}

function tokenSlips({ magnitude }: Numbers, optimum: Optimum): readonly Slip<number>[] {
  const { factor, size, sizeExponent, tokenExponent } = optimum;
  const value = size.tokens / BILLION;
  return [
    { value: size.tokens, because: 'This is the plain number. Give it in billions.' },
    { value: size.parameters / BILLION, because: 'These are the parameters.' },
    { value: 6 * value, because: 'The budget is $C=6PD$: divide by 6 as well.' },
    { value: value * 6 ** tokenExponent, because: 'The budget is to be divided by 6.' },
    { value: value * factor, because: 'The factor $1/G$ is missing.' },
    { value: value * factor ** 2, because: 'You multiplied by $G$. The tokens are divided by it.' },
    {
      value: 10 ** (magnitude * sizeExponent) / factor / BILLION,
      because: tex`The exponents are exchanged: that of $D^*$ is $\alpha/(\alpha+\beta)$.`,
    },
  ];
}

function ratioSlips({ factor, size }: Optimum): readonly Slip<number>[] {
  const value = size.tokens / size.parameters;
  return [
    { value: 1 / value, because: 'This is parameters per token.' },
    { value: 20, because: 'That is the rule of thumb for another fit.' },
    { value: 1 / factor, because: 'The factor $G$ enters twice, once in each size.' },
    { value: 6 * value, because: 'The budget is $C=6PD$: divide by 6 as well.' },
  ];
}

function growthSlips({ growth }: Numbers, { tokenExponent }: Optimum): readonly Slip<number>[] {
  return [
    { value: growth ** tokenExponent, because: 'By this factor the tokens grow.' },
    { value: Math.sqrt(growth), because: tex`That holds for $\alpha=\beta$.` },
    { value: growth, because: 'Then no compute would be left for more tokens.' },
    { value: growth / 6, because: 'The 6 cancels, and the exponent is not 1.' },
  ];
}

function shareSlips({ sizeExponent, tokenExponent, ofParameters }: Optimum): readonly Slip<number>[] {
  return [
    { value: tokenExponent, because: 'This is the share of the finite data.' },
    {
      value: 1 / 2,
      because: tex`At the optimum $\alpha AP^{-\alpha}$ and $\beta BD^{-\beta}$ are equal, the terms themselves are not.`,
    },
    { value: sizeExponent / tokenExponent, because: 'This is one term over the other. The share is of their sum.' },
    { value: ofParameters, because: 'This is the term itself. Divide it by the sum of both.' },
  ];
}
