import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { factor, learned, type Numbers, offAfter, perfect, steady, wrongTokens } from './chain.ts';

const tex = String.raw;
const THREE = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 1e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const sources = [
    perfectSource(numbers),
    freeSource(numbers),
    forcedSource(numbers),
    offSource(numbers),
    steadySource(numbers),
    learnedSource(numbers),
  ];
  return sources.map((source) => numberQuestion(source));
}

function perfectSource(numbers: Numbers): NumberSource {
  const { error, tokens } = numbers;
  const value = perfect(numbers);
  return {
    ...FOUR,
    key: 'perfect',
    label: 'Probability of no mistake',
    value,
    slips: [
      { value: 1 - value, because: 'This is the probability of at least one mistake.' },
      {
        value: 1 - error * tokens,
        because: 'This holds to first order only. Independent steps multiply.',
      },
      { value: (1 - error) ** (tokens - 1), because: 'The first step can fail too.' },
      { value: 1 - error, because: 'This is one step.' },
    ],
  };
}

function freeSource(numbers: Numbers): NumberSource {
  const { error, tokens } = numbers;
  return {
    ...THREE,
    key: 'free',
    label: tex`Expected wrong tokens, free running, $\rho=0$`,
    value: wrongTokens(numbers),
    slips: [
      {
        value: (error * tokens * (tokens + 1)) / 2,
        because: tex`This is the approximation for $\epsilon T'\ll1$. Asked is the exact sum.`,
      },
      { value: error * tokens, because: 'This is teacher forcing. Here a mistake spoils the rest.' },
      {
        value: tokens - (1 - perfect(numbers)) / error,
        because: tex`The powers are added from $t=1$ on, so the first one is $1-\epsilon$.`,
      },
      {
        value: tokens * (1 - perfect(numbers)),
        because: 'A mistake spoils only the tokens from there on. Add up the probabilities step by step.',
      },
      {
        value: tokens - wrongTokens(numbers),
        because: 'These are the right tokens.',
      },
    ],
  };
}

function forcedSource(numbers: Numbers): NumberSource {
  const { error, tokens } = numbers;
  return {
    ...THREE,
    key: 'forced',
    label: 'Expected wrong tokens, teacher forcing',
    value: error * tokens,
    slips: [
      { value: error, because: 'This is one token.' },
      { value: wrongTokens(numbers), because: 'Under teacher forcing every step starts from a true prefix.' },
      {
        value: 1 - perfect(numbers),
        because: 'This is the probability of at least one mistake. Expectations add.',
      },
      { value: (1 - error) * tokens, because: 'These are the right tokens.' },
    ],
  };
}

function offSource(numbers: Numbers): NumberSource {
  const { error, recovery, step } = numbers;
  return {
    ...FOUR,
    key: 'off',
    label: `$o_{${step}}$`,
    value: offAfter(numbers, step),
    slips: [
      { value: 1 - (1 - error) ** step, because: tex`This is the case without recovery, $\rho=0$.` },
      {
        value: steady(numbers) * (1 - ((1 - error) * (1 - recovery)) ** step),
        because: tex`The factor of $o_{t-1}$ is $1-\epsilon-\rho$, not a product.`,
      },
      {
        value: steady(numbers) * factor(numbers) ** step,
        because: tex`This is what is still missing to the long run. Take it from $o_\infty$.`,
      },
      { value: offAfter(numbers, step - 1), because: 'One step is missing.' },
      { value: offAfter(numbers, step + 1), because: tex`One step too many: $o_0=0$, and $o_1=\epsilon$.` },
      { value: 1 - offAfter(numbers, step), because: 'This is the probability of being on the track.' },
    ],
  };
}

function steadySource(numbers: Numbers): NumberSource {
  const { error, recovery } = numbers;
  return {
    ...FOUR,
    key: 'steady',
    label: tex`Limit of $o_t$`,
    value: steady(numbers),
    slips: [
      {
        value: error / recovery,
        because: tex`The flow off the track comes from those on it: $\epsilon(1-o_\infty)=\rho\,o_\infty$.`,
      },
      { value: recovery / (error + recovery), because: 'This is the share of steps on the track.' },
      { value: 1, because: tex`This is the limit without recovery.` },
      { value: error, because: tex`This is $o_1$.` },
    ],
  };
}

function learnedSource(numbers: Numbers): NumberSource {
  const { conditional, marginal, share } = numbers;
  return {
    ...THREE,
    key: 'learned',
    label: tex`$\act{Q}(\target{y_2}\mid\target{y_1})$`,
    value: learned(numbers),
    slips: [
      { value: conditional, because: 'This is what teacher forcing learns.' },
      { value: marginal, because: 'This is what the decoder learns if it never reads the truth.' },
      {
        value: share * marginal + (1 - share) * conditional,
        because: tex`The other way round: $\pi$ is the share of true inputs.`,
      },
      {
        value: share * conditional,
        because: 'Where the decoder reads its own token, the second token still has its marginal probability.',
      },
    ],
  };
}
