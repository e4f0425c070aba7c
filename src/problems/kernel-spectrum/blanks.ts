import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { cosine, frequencies, type Numbers, response, sine, spectrum } from './spectrum.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [responsesQuestion(numbers), normQuestion(numbers), killedQuestion(numbers), oddQuestion(numbers)];
}

function responsesQuestion(numbers: Numbers): Question {
  const { outer, center, divisor, size } = numbers;
  const { responses } = spectrum(numbers);
  const over = (inner: (q: number) => number) => frequencies(size).map((q) => inner(q) / divisor);
  return vectorQuestion({
    key: 'responses',
    label: tex`$\param{\hat{w}_q}$ for $q = 0, \dots, ${size / 2}$`,
    form: `${responses.length} numbers with their signs, three decimals`,
    value: responses,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: over((q) => center + outer * cosine(q, size)),
        because: tex`Two entries of the kernel have this weight, one on each side: $2\cos$ and not $\cos$.`,
      },
      {
        value: over((q) => center + 2 * outer * cosine(q, 2 * size)),
        because: tex`The angle is $2\pi q/m$: the wave of frequency $q$ turns $q$ times around the circle.`,
      },
      {
        value: over((q) => center - 2 * outer * cosine(q, size)),
        because: tex`The sign of the cosine is wrong. At $q = 0$ the response is the sum of the weights.`,
      },
      {
        value: over((q) => center + 2 * outer * sine(q, size)),
        because: tex`$e^{\mathrm{i}\theta}+e^{-\mathrm{i}\theta} = 2\cos\theta$. The sine belongs to antisymmetric kernels.`,
      },
      { value: responses.map(Math.abs), because: 'These are the singular values. An eigenvalue keeps its sign.' },
      { value: responses.map((each) => each * divisor), because: 'The divisor of the kernel is missing.' },
    ],
  });
}

function normQuestion(numbers: Numbers): Question {
  const { outer, center, divisor, size } = numbers;
  const { responses, norm } = spectrum(numbers);
  const least = Math.min(...responses);
  const entries = Math.hypot(outer, center, outer) / divisor;
  return numberQuestion({
    ...NUMBER,
    key: 'norm',
    label: 'Spectral norm of the symmetric kernel',
    value: norm,
    slips: [
      { value: Math.max(...responses), because: 'A norm takes sizes: the most negative response may be the largest.' },
      ...(least === -norm
        ? [{ value: least, because: 'A norm is never negative. Take the size of this response.' }]
        : []),
      { value: Math.abs(response(numbers, 0)), because: 'This is the response to constants. Another wave grows more.' },
      { value: entries, because: 'This is the length of the kernel as a vector.' },
      {
        value: Math.sqrt(size) * entries,
        because: 'This is the Frobenius norm: the root of the sum of all squared singular values.',
      },
      { value: norm ** 2, because: tex`This is the eigenvalue of $\param{\mT^\top\mT}$. The norm is its root.` },
    ],
  });
}

function killedQuestion(numbers: Numbers): Question {
  const { responses, killed } = spectrum(numbers);
  const zeros = responses.filter((each) => each === 0).length;
  return numberQuestion({
    key: 'killed',
    label: tex`Frequencies that the symmetric kernel removes`,
    form: 'a whole number',
    style: 'count',
    value: killed,
    tolerance: EXACT,
    slips: [
      {
        value: zeros,
        because: tex`You counted up to $m/2$. The frequency $m-q$ has the same response as $q$.`,
      },
      {
        value: 2 * zeros,
        because: tex`The frequencies $q = 0$ and $q = m/2$ are their own mirror images. Each counts once.`,
      },
    ],
  });
}

function oddQuestion(numbers: Numbers): Question {
  const { odd } = numbers;
  const { oddNorm } = spectrum(numbers);
  return numberQuestion({
    ...NUMBER,
    key: 'odd',
    label: 'Spectral norm of the antisymmetric kernel',
    value: oddNorm,
    slips: [
      { value: 0, because: 'That is the response to constants. Other waves pass.' },
      { value: Math.SQRT2 * odd, because: 'This is the length of the kernel as a vector.' },
      { value: 2 * odd, because: tex`The sine reaches 1 at $q = m/4$, which is no whole number here.` },
      {
        value: oddNorm / 2,
        because: tex`$e^{\mathrm{i}\theta}-e^{-\mathrm{i}\theta} = 2\mathrm{i}\sin\theta$: both weights pull, so the factor 2 is missing.`,
      },
    ],
  });
}
