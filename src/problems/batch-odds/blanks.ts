import { at } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { combined, oddsOf, probabilityOf, productOf, type Combined, type Numbers } from './posterior.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = combined(numbers);
  const { average, even, bayes, doubled, balance } = answers;
  const asked = [
    { key: 'average', label: 'Average', value: average, slips: averageSlips(numbers, answers) },
    { key: 'even', label: 'Product, even prior', value: even, slips: evenSlips(numbers, answers) },
    { key: 'bayes', label: 'Product over the prior', value: bayes, slips: bayesSlips(numbers, answers) },
    { key: 'doubled', label: 'With the first batch twice', value: doubled, slips: doubledSlips(numbers, answers) },
    { key: 'balance', label: 'Prior that makes both even', value: balance, slips: balanceSlips(numbers) },
  ];
  return asked.map((question) => numberQuestion({ ...NUMBER, ...question }));
}

const raw = ({ batches }: Numbers) => batches.reduce((product, probability) => product * probability, 1);

function averageSlips({ batches }: Numbers, { even, average }: Combined): readonly Slip<number>[] {
  const shareOfVotes = batches.filter((probability) => probability > 0.5).length / batches.length;
  return [
    { value: even, because: 'This is the product with an even prior.' },
    { value: shareOfVotes, because: 'This is the share of votes. The average is over the probabilities.' },
    { value: average * batches.length, because: tex`Divide the sum by the number of batches.` },
  ];
}

function evenSlips(numbers: Numbers, { average }: Combined): readonly Slip<number>[] {
  return [
    { value: average, because: 'This is the average.' },
    { value: raw(numbers), because: 'The products of both classes have to be divided by their sum.' },
    { value: productOf(numbers), because: 'These are the odds. Turn them into a probability.' },
    { value: probabilityOf(1 / productOf(numbers)), because: 'This is class 2.' },
  ];
}

function bayesSlips(numbers: Numbers, { even }: Combined): readonly Slip<number>[] {
  const { batches, prior } = numbers;
  const [product, base, k] = [productOf(numbers), oddsOf(prior), batches.length];
  const powers = product / base ** (k - 1);
  return [
    { value: even, because: tex`The bare product counts the prior $k$ times. It should count once.` },
    { value: probabilityOf(product / base ** k), because: tex`Now the prior is gone. Divide it out $k-1$ times.` },
    { value: probabilityOf(product / base), because: tex`The prior has to be divided out $k-1$ times, not once.` },
    { value: probabilityOf(product * base), because: 'The posteriors contain the prior already. Divide it out.' },
    { value: raw(numbers) / prior ** (k - 1), because: 'Both classes have to be divided by their sum.' },
    { value: powers, because: 'These are the odds. Turn them into a probability.' },
    { value: probabilityOf(1 / powers), because: 'This is class 2.' },
  ];
}

function doubledSlips(numbers: Numbers, { bayes }: Combined): readonly Slip<number>[] {
  const { batches, prior } = numbers;
  const [product, base, k] = [productOf(numbers), oddsOf(prior), batches.length];
  const first = oddsOf(at(batches, 0));
  const odds = (product * first) / base ** k;
  return [
    { value: bayes, because: 'That would be right, since nothing new was seen. What does the formula say?' },
    {
      value: probabilityOf((product * first) / base ** (k - 1)),
      because: tex`There are $k+1$ prompts now, so the prior is divided out $k$ times.`,
    },
    { value: probabilityOf(product * first), because: 'The prior has to be divided out.' },
    { value: odds, because: 'These are the odds. Turn them into a probability.' },
  ];
}

function balanceSlips(numbers: Numbers): readonly Slip<number>[] {
  const [product, k] = [productOf(numbers), numbers.batches.length];
  const root = product ** (1 / (k - 1));
  return [
    { value: probabilityOf(product), because: tex`The prior odds enter to the power $k-1$: take the root.` },
    { value: probabilityOf(product ** (1 / k)), because: tex`The root is the one of order $k-1$.` },
    { value: root, because: 'These are the prior odds. Turn them into a probability.' },
    {
      value: probabilityOf(1 / root),
      because: 'The prior is divided out, so it has to be on the side of the product.',
    },
  ];
}
