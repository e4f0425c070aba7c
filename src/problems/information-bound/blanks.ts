import { numberQuestion, type Question, vectorQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { type Bound, boundOf, type Numbers } from './bound.ts';

const tex = String.raw;
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const bound = boundOf(numbers);
  return [
    informationQuestion(numbers, bound),
    candidatesQuestion(numbers, bound),
    provedQuestion(numbers, bound),
    scoresQuestion(numbers, bound),
    bitsQuestion(bound),
    pairLossQuestion(numbers, bound),
    pairBoundQuestion(bound),
  ];
}

function informationQuestion({ correlation }: Numbers, { information }: Bound): Question {
  return numberQuestion({
    ...FOUR,
    key: 'information',
    label: tex`$I$ of the Gaussian pair`,
    value: information,
    slips: [
      { value: information / Math.LN2, because: 'This is in bits. Take the natural logarithm.' },
      { value: 2 * information, because: tex`The factor $\tfrac12$ is missing.` },
      { value: -Math.log(1 - Math.abs(correlation)) / 2, because: 'The correlation enters squared.' },
    ],
  });
}

function candidatesQuestion({ correlation }: Numbers, { information, leastCandidates }: Bound): Question {
  const real = Math.exp(information);
  const whole = [0, 1, 2].map((places) => ({
    value: Number(real.toFixed(places)),
    because: tex`$\ln N\ge I$ needs a whole $N$ that is at least $e^I$. Round up.`,
  }));
  return numberQuestion({
    key: 'candidates',
    label: tex`Least $N$ with $\ln N\ge I$`,
    form: 'a whole number',
    tolerance: EXACT,
    style: 'count',
    value: leastCandidates,
    slips: [
      { value: leastCandidates - 1, because: tex`$\ln N\ge I$ needs a whole $N$ that is at least $e^I$. Round up.` },
      ...whole,
      {
        value: Math.ceil(1 / (1 - correlation ** 2)),
        because: tex`This is $e^{2I}$. The factor $\tfrac12$ is missing.`,
      },
      { value: leastCandidates + 1, because: tex`One less is enough: $N$ counts the positive too.` },
    ],
  });
}

function provedQuestion({ candidates, loss }: Numbers, { proved }: Bound): Question {
  return numberQuestion({
    ...FOUR,
    key: 'proved',
    label: tex`Lower bound on $I$ that the run proves`,
    value: proved,
    slips: [
      { value: Math.log(candidates), because: 'This is the cap, reached at loss 0.' },
      { value: Math.log(candidates - 1) - loss, because: tex`$N$ counts the positive too: $\ln N-\loss$.` },
      { value: loss, because: tex`This is the loss. The bound is $\ln N-\loss$.` },
      { value: Math.log2(candidates) - loss, because: 'The loss is in nats. Take the natural logarithm.' },
    ],
  });
}

function scoresQuestion({ agreement }: Numbers, { scores }: Bound): Question {
  return vectorQuestion({
    key: 'scores',
    label: tex`Best scores $(s^\star_{\text{same}}, s^\star_{\text{other}})$ with constant 0`,
    form: 'a vector (a, b), four decimals',
    tolerance: { absolute: 2e-4 },
    value: scores,
    slips: [
      {
        value: [Math.log(agreement), Math.log(1 - agreement)],
        because: tex`This is $\ln p(\data{x}\mid\data{c})$. It differs by a constant and is as good, but asked is the log-ratio to $p(\data{x}) = \tfrac12$.`,
      },
      { value: [2 * agreement, 2 * (1 - agreement)], because: 'These are the ratios. Take the logarithm.' },
      { value: [scores[1], scores[0]], because: 'Both are right, in the other order.' },
    ],
  });
}

function bitsQuestion({ entropy, bits }: Bound): Question {
  return numberQuestion({
    ...FOUR,
    key: 'bits',
    label: tex`$I$ of the two bits`,
    value: bits,
    slips: [
      { value: entropy, because: tex`This is the entropy of $\data{x}$ given $\data{c}$. Subtract it from $\ln2$.` },
      { value: bits / Math.LN2, because: 'This is in bits. Take the natural logarithm.' },
      { value: Math.LN2, because: 'This is the entropy of one bit. A part of it remains when the other is known.' },
    ],
  });
}

function pairLossQuestion({ agreement }: Numbers, { entropy, pairLoss }: Bound): Question {
  return numberQuestion({
    ...FOUR,
    key: 'pair-loss',
    label: tex`Best loss with $N = 2$`,
    value: pairLoss,
    slips: [
      {
        value: entropy,
        because: tex`This is $\ln2-I$, right if the two candidates always differed. Half of the time the negative is the same bit, and then the loss is $\ln2$.`,
      },
      { value: Math.LN2, because: 'This is the loss of a score that knows nothing.' },
      {
        value: (Math.LN2 - Math.log(agreement)) / 2,
        because: 'Sometimes the positive differs from the anchor. Then a different negative costs more.',
      },
    ],
  });
}

function pairBoundQuestion({ bits, pairLoss }: Bound): Question {
  return numberQuestion({
    ...FOUR,
    key: 'pair-bound',
    label: tex`What the bound gives with $N = 2$`,
    value: Math.LN2 - pairLoss,
    slips: [
      { value: bits, because: 'This is the information itself. The bound is not tight here.' },
      { value: Math.LN2, because: 'This is the cap.' },
      { value: pairLoss, because: tex`This is the loss. Subtract it from $\ln2$.` },
    ],
  });
}
