import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import type { Vector } from '../../core/vector.ts';
import { angleOf, productsOf, scoreAt, turned, type Numbers } from './score.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const PAIR = { form: 'two numbers (a, b), four decimals', tolerance: TOLERANCE };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };
const DEGREES = 'Your calculator counts in degrees. The angle is in radians.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [...turnQuestions(numbers), ...scoreQuestions(numbers)];
}

function turnQuestions({ query, key, omega, queryPosition: t, keyPosition: j }: Numbers): readonly Question[] {
  return [
    vectorQuestion({
      ...PAIR,
      key: 'query',
      label: tex`$\mR(\omega t)\,\act{\vq}$`,
      value: turned(query, omega * t),
      slips: turnSlips(query, { omega, position: t, other: j, offset: j - t }),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'key',
      label: tex`$\mR(\omega j)\,\act{\vk}$`,
      value: turned(key, omega * j),
      slips: turnSlips(key, { omega, position: j, other: t, offset: j - t }),
    }),
  ];
}

function scoreQuestions(numbers: Numbers): readonly Question[] {
  const { queryPosition: t, keyPosition: j, shift } = numbers;
  const angle = angleOf(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'score',
      label: 'Score',
      value: scoreAt(numbers, angle),
      slips: scoreSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'shifted',
      label: tex`Score at $t=${t + shift}$, $j=${j + shift}$`,
      value: scoreAt(numbers, angle),
      slips: shiftedSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'swapped',
      label: tex`Score at $t=${j}$, $j=${t}$`,
      value: scoreAt(numbers, -angle),
      slips: swappedSlips(numbers),
    }),
  ];
}

interface Turn {
  readonly omega: number;
  readonly position: number;
  readonly other: number;
  /** From the query to the key, as in φ, for either vector. */
  readonly offset: number;
}

const inDegrees = (angle: number) => (angle * Math.PI) / 180;

function turnSlips(vector: Vector, { omega, position, other, offset }: Turn): readonly Slip<Vector>[] {
  const by = (angle: number) => turned(vector, angle);
  return [
    { value: by(-omega * position), because: tex`You turned clockwise. The minus stands in the first row of $\mR$.` },
    { value: by(omega), because: tex`The angle is $\omega$ times its own position.` },
    { value: by(position), because: tex`The frequency is missing in the angle.` },
    { value: by(omega * other), because: 'This is turned by the position of the other vector.' },
    { value: by(omega * offset), because: 'Each vector is turned by its own position, not by the offset.' },
    { value: by(inDegrees(omega * position)), because: DEGREES },
  ];
}

function scoreSlips(numbers: Numbers): readonly Slip<number>[] {
  const { omega, queryPosition: t, keyPosition: j } = numbers;
  const { inner, cross } = productsOf(numbers);
  const score = (angle: number) => scoreAt(numbers, angle);
  const phi = angleOf(numbers);
  return [
    { value: inner, because: 'This is the score without any rotation.' },
    {
      value: score(-phi),
      because: tex`The sine has the wrong sign: $\phi=\omega(j-t)$, and its factor is $\act{q_2}\act{k_1}-\act{q_1}\act{k_2}$.`,
    },
    { value: score(omega * (t + j)), because: tex`The angles subtract: $\mR(a)^\top\mR(b)=\mR(b-a)$.` },
    { value: score(-omega * t), because: 'Here only the query was turned.' },
    { value: score(omega * j), because: 'Here only the key was turned.' },
    { value: score(j - t), because: tex`The frequency is missing in the angle.` },
    { value: inner * Math.cos(phi), because: 'The part with the sine is missing.' },
    { value: cross * Math.sin(phi), because: 'The part with the cosine is missing.' },
    { value: score(inDegrees(phi)), because: DEGREES },
  ];
}

function shiftedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { omega, shift } = numbers;
  const { inner } = productsOf(numbers);
  const phi = angleOf(numbers);
  return [
    { value: inner, because: 'This is the score without any rotation.' },
    { value: scoreAt(numbers, phi - omega * shift), because: 'Here only the query moved.' },
    { value: scoreAt(numbers, phi + omega * shift), because: 'Here only the key moved.' },
    { value: scoreAt(numbers, -phi), because: 'The score has the wrong offset: who of the two stands ahead?' },
  ];
}

function swappedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { inner } = productsOf(numbers);
  const phi = angleOf(numbers);
  return [
    {
      value: scoreAt(numbers, phi),
      because: tex`The score is not even in the offset: the sine of $\phi$ changes its sign.`,
    },
    { value: -scoreAt(numbers, phi), because: 'Only the part with the sine changes its sign.' },
    { value: inner, because: 'This is the score without any rotation.' },
  ];
}
