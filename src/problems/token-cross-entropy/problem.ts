import { blanksOf } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { texCount, texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texSum, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { type Numbers, sentenceOf, stepOf } from './loss.ts';

const tex = String.raw;
const DIGITS = 7;
const PLACES = ['first', 'second', 'third', 'fourth'];

export default defineProblem<Numbers>({
  title: 'Cross-entropy and perplexity of a decoder',
  minutes: 10,
  printed: { logits: [2, 1, 0, -1], truth: 2, sentence: [0.5, 0.25, 0.8, 0.1], vocabulary: 8000 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    logits: range(4).map(() => rng.integer(-4, 6) / 2),
    truth: rng.integer(1, 4),
    sentence: range(rng.integer(3, 5)).map(() => rng.pick([0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.8, 0.9])),
    vocabulary: rng.pick([500, 1000, 2000, 4000, 5000, 10000, 16000, 20000, 30000, 32000, 50000]),
  };
  // Equal logits would hide which token is meant, equal probabilities which mean is taken.
  const hasRepeats = [numbers.logits, numbers.sentence].some((list) => new Set(list).size < list.length);
  return hasRepeats || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const fixed = (x: number) => texFixed(x, 6);
/** Entries as formulas of their own, between which a narrow line can break. */
const entries = (list: readonly number[]) => list.map((x) => `$${fixed(x)}$`).join(', ');

function statement({ logits, truth, sentence, vocabulary }: Numbers): Markdown {
  return tex`At one step a decoder with $V = 4$ tokens has the logits $\act{\vz} = ${texVector(logits, DIGITS)}$. The true token is number ${truth}, the ${at(PLACES, truth - 1)} one. Compute

- the loss $-\ln\act{p_{${truth}}}$ of this step,
- its gradient $\grad{\bar{\vz}}$ in the logits.

Another decoder gives the true tokens of a sentence the probabilities ${sentence.map((p) => `$${n(p)}$`).join(', ')}. Compute

- the loss of the sentence, summed over its tokens,
- the perplexity,
- the bits per token.

A third one has just been initialized, its logits are near 0, and its vocabulary has $V = ${texCount(vocabulary)}$ tokens. Give

- the loss per token that it should start with.

All logarithms are natural, but for the bits. Keep six digits on the way, three decimals in the answers.`;
}

function hints({ logits, truth, sentence }: Numbers): readonly Markdown[] {
  return [
    'One logarithm does it all. Write the loss of the step with the logits alone, before you put in numbers.',
    tex`$-\ln\act{p_y} = \ln\sum_je^{\act{z_j}}-\act{z_y}$, and the slope of the first term in a logit is a probability. Perplexity is a geometric mean of inverse probabilities; its logarithm to base 2 counts bits.`,
    tex`First step: add $e^{${n(at(logits, 0))}}$ and the three other exponentials, then subtract $${n(at(logits, truth - 1))}$ from the logarithm. For the sentence, multiply the ${sentence.length} probabilities. A fresh decoder is nearly uniform.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [stepPart(numbers), sentencePart(numbers), freshPart(numbers), check(numbers)].join('\n\n');
}

function stepPart({ logits, truth }: Numbers): Markdown {
  const { probabilities, right, loss, gradient } = stepOf({ logits, truth });
  const exponentials = logits.map((z) => fixed(Math.exp(z)));
  const total = sum(logits.map(Math.exp));
  return tex`**Step.** The exponentials of the logits add up to $${exponentials.join(' + ')} \approx ${fixed(total)}$. Divided by this sum they are the probabilities ${entries(probabilities)}, so

$$
-\ln\act{p_{${truth}}} \approx -\ln ${fixed(right)} \approx ${fixed(loss)}.
$$

The gradient is $\act{\vp}$ minus the one-hot target: entry ${truth} loses 1, and the others stay: ${entries(gradient)}.`;
}

function sentencePart({ sentence }: Numbers): Markdown {
  const { loss, mean, perplexity, bits } = sentenceOf({ sentence });
  const product = sentence.reduce((before, p) => before * p, 1);
  const count = sentence.length;
  return tex`**Sentence.** The probability is $${sentence.map(n).join(tex` \cdot `)} ${texEquals(product, DIGITS)}$, so the loss is $-\ln ${n(product)} \approx ${fixed(loss)}$. Per token that is $${fixed(loss)}/${count} \approx ${fixed(mean)}$. The perplexity is $e^{${fixed(mean)}} \approx ${fixed(perplexity)}$, and the bits per token are $${fixed(mean)}/\ln2 \approx ${fixed(bits)}$.`;
}

function freshPart({ vocabulary }: Numbers): Markdown {
  return tex`**Fresh decoder.** Every token has a probability near $1/V$, so the loss is near $\ln ${texCount(vocabulary)} \approx ${fixed(Math.log(vocabulary))}$.`;
}

function check({ logits, truth, sentence }: Numbers): Markdown {
  const { gradient } = stepOf({ logits, truth });
  const { perplexity } = sentenceOf({ sentence });
  const inverses = [Math.min(...sentence), Math.max(...sentence)].map((p) => texNumber(1 / p, 4));
  return tex`**Check.** The gradient adds up to 0: $${texSum(gradient.map(fixed))} \approx 0$. The perplexity lies between the smallest and the largest inverse probability, $${at(inverses, 1)}$ and $${at(inverses, 0)}$: $${texNumber(perplexity, 4)}$.`;
}
