import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { binomialTerm, chanceOf, threeWayTie, votesOf, type Numbers, type Votes } from './votes.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 1e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const votes = votesOf(numbers);
  const asked = [
    { key: 'three', label: tex`$N=3$, $M=1$`, value: votes.three, slips: threeSlips(numbers, votes) },
    { key: 'five', label: tex`$N=5$, $M=1$`, value: votes.five, slips: fiveSlips(numbers, votes) },
    { key: 'tied', label: tex`$N=3$, $M=${numbers.wrong}$`, value: votes.tied, slips: tiedSlips(numbers, votes) },
    { key: 'threshold', label: tex`Threshold of $p$`, value: votes.threshold, slips: thresholdSlips(numbers) },
    { key: 'dependent', label: 'With copies', value: votes.dependent, slips: dependentSlips(numbers, votes) },
  ];
  return asked.map((question) => numberQuestion({ ...NUMBER, ...question }));
}

function threeSlips(numbers: Numbers, { three }: Votes): readonly Slip<number>[] {
  const p = chanceOf(numbers);
  return [
    { value: p ** 3, because: 'Two right answers of three are a majority as well.' },
    { value: binomialTerm(3, 2, p), because: 'Three right answers are a majority as well.' },
    { value: p ** 3 + p ** 2 * (1 - p), because: 'Any of the three chains can be the wrong one.' },
    {
      value: 1 - (1 - p) ** 3,
      because: 'This is the probability that at least one is right. A majority is asked for.',
    },
    { value: p, because: 'This is a single chain.' },
    { value: 1 - three, because: 'This is the probability that the vote is wrong.' },
  ];
}

function fiveSlips(numbers: Numbers, { three, five }: Votes): readonly Slip<number>[] {
  const p = chanceOf(numbers);
  return [
    { value: three, because: 'This is three chains.' },
    { value: binomialTerm(5, 3, p), because: 'Four and five right answers are majorities as well.' },
    { value: five - binomialTerm(5, 3, p), because: 'Three of five are a majority.' },
    { value: five + binomialTerm(5, 2, p), because: 'Two of five are no majority.' },
    { value: 1 - five, because: 'This is the probability that the vote is wrong.' },
  ];
}

function tiedSlips(numbers: Numbers, { three, tied }: Votes): readonly Slip<number>[] {
  const tie = threeWayTie(numbers);
  const p = chanceOf(numbers);
  // With two wrong answers, to agree is as probable as not to.
  const agreeing = {
    value: three + binomialTerm(3, 1, p) / numbers.wrong / 3,
    because: 'The tie needs two different wrong answers.',
  };
  return [
    { value: three, because: 'A tie of three different answers can still be won.' },
    { value: three + tie, because: 'A tie of three is won in one case of three.' },
    { value: three + tie / 2, because: 'Three answers are tied, not two.' },
    { value: three + tie / 9, because: 'The right answer can come from any of the three chains.' },
    { value: three + binomialTerm(3, 1, p) / 3, because: 'If both wrong chains agree, they win and there is no tie.' },
    ...(numbers.wrong === 2 ? [] : [agreeing]),
    { value: 1 - tied, because: 'This is the probability that the vote is wrong.' },
  ];
}

function thresholdSlips({ wrong, percent }: Numbers): readonly Slip<number>[] {
  return [
    { value: 1 / 2, because: 'One half is needed for two answers. Here wrong chains need not agree.' },
    ...(wrong === 2 ? [] : [{ value: 1 / wrong, because: tex`There are $M+1$ answers with the right one.` }]),
    { value: (1 - percent / 100) / wrong, because: tex`This is $q$ at the given $p$. Find the $p$ at which $p=q$.` },
  ];
}

function dependentSlips(numbers: Numbers, { three, tied }: Votes): readonly Slip<number>[] {
  const [p, share] = [chanceOf(numbers), numbers.copied / 100];
  return [
    { value: tied, because: 'On some questions all chains are one chain.' },
    { value: p, because: 'On the other questions the chains are independent.' },
    { value: (1 - share) * tied, because: 'A chain that is copied can be right as well.' },
    { value: share * tied + (1 - share) * p, because: 'Both shares are exchanged.' },
    { value: share * p + (1 - share) * three, because: 'Ties of three can be won here too.' },
  ];
}
