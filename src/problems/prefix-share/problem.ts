import { at, range } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { softmax } from '../../core/dense-network.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart, texFactor, texSum, texVector } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { massOf, mixtureOf, type Numbers } from './mixture.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'A prefix as a mixture',
  minutes: 8,
  printed: {
    scores: [1, 0, 0.5],
    values: [
      [1, 0],
      [0, 1],
      [0.5, 0.5],
    ],
    prefixScore: 2,
    prefixValue: [-1, -1],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const entries = () => range(2).map(() => rng.integer(-2, 2));
  const numbers: Numbers = {
    scores: range(3).map(() => rng.pick([-1, -0.5, 0, 0.5, 1, 1.5, 2])),
    values: range(3).map(entries),
    prefixScore: rng.pick([-1, -0.5, 0.5, 1, 2, 3]),
    prefixValue: entries(),
  };
  const isZero = [...numbers.values, numbers.prefixValue].some((value) => value.every((entry) => entry === 0));
  return isZero || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const six = (x: number) => texFixed(x, DECIMALS);
const four = (x: number) => texFixed(x, 4);
const fourVector = (entries: Vector) => `(${entries.map(four).join(', ')})`;

function statement({ scores, values, prefixScore, prefixValue }: Numbers): Markdown {
  const shownScores = apart(scores.map((score, j) => tex`\act{e_${j + 1}} = ${n(score)}`));
  const shownValues = apart(values.map((value, j) => tex`\act{\vv_${j + 1}} = ${v(value)}`));
  return tex`One query of a head meets three content tokens with the scores ${shownScores} and the values ${shownValues}, and one prefix slot with the score $\act{e'} = ${n(prefixScore)}$ and the value $\param{\vv'} = ${v(prefixValue)}$. The scores are scaled already. Compute

- the share $\gamma$ of the prefix,
- the output $\act{\vo_X}$ without the prefix,
- the output $\act{\vo}$ with it,
- the ratio $\act{\alpha_1}/\act{\alpha_2}$ of the weights of content tokens 1 and 2, with the prefix,
- the score of the prefix that would give it one half of the attention.

Four decimals.`;
}

function hints({ scores, prefixScore }: Numbers): readonly Markdown[] {
  return [
    'Compute all four exponentials once. Which sums of them do you need?',
    tex`With $a=\sum_j\exp\act{e_j}$ and $b=\exp\act{e'}$ the prefix takes $\gamma=b/(a+b)$. The output is a mixture of $\act{\vo_X}$ and the value of the prefix.`,
    tex`First steps: $\exp(${n(at(scores, 0))}) \approx ${texFixed(Math.exp(at(scores, 0)), 2)}$ and $b=\exp(${n(prefixScore)}) \approx ${texFixed(Math.exp(prefixScore), 2)}$. For $\act{\vo_X}$ divide the exponentials of the content by $a$. For the last question, which $b$ makes $\gamma$ one half?`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [shares(numbers), outputs(numbers), ratio(numbers), check(numbers)].join('\n\n');
}

function shares(numbers: Numbers): Markdown {
  const { scores, prefixScore } = numbers;
  const { share } = mixtureOf(numbers);
  const own = Math.exp(prefixScore);
  return tex`**Share.** The exponentials of the content are ${apart(scores.map((score) => six(Math.exp(score))))}, in sum $a \approx ${six(massOf(numbers))}$. The prefix has $b \approx ${six(own)}$:

$$
\begin{aligned}
\gamma &= \frac{b}{a+b} \approx \frac{${six(own)}}{${six(own + massOf(numbers))}} \\
&\approx ${six(share)} \approx ${four(share)}
\end{aligned}
$$`;
}

/** Weights times values, one product a line, and what they add up to. */
function mixed(name: string, weights: Vector, values: readonly Vector[]): string {
  const lines = weights.map(
    (weight, j) => `${j === 0 ? '&=' : tex`&\quad+`} ${six(weight)}${tex`\,`}${v(at(values, j))}`,
  );
  return `${name} ${lines.join(tex` \\` + '\n')}`;
}

function outputs(numbers: Numbers): Markdown {
  const { scores, values, prefixValue } = numbers;
  const { share, content, output } = mixtureOf(numbers);
  const entry = (i: number) =>
    texSum([
      tex`${six(1 - share)}\cdot${factor(at(content, i))}`,
      tex`${six(share)}\cdot${texFactor(at(prefixValue, i), DIGITS)}`,
    ]);
  return tex`**Without the prefix.** Each exponential is divided by $a$:

$$
\begin{aligned}
${mixed(tex`\act{\vo_X}`, softmax(scores), values).replaceAll('&=', tex`&\approx`)} \\
&\approx ${fourVector(content)}
\end{aligned}
$$

**With it.** $\act{\vo} = (1-\gamma)\act{\vo_X}+\gamma\param{\vv'}$ has the entries

$$
\begin{aligned}
&${entry(0)} \\
&\quad\approx ${four(at(output, 0))} \\
&${entry(1)} \\
&\quad\approx ${four(at(output, 1))}
\end{aligned}
$$`;
}

function factor(x: number): string {
  const text = six(x);
  return text.startsWith('-') ? `(${text})` : text;
}

function ratio(numbers: Numbers): Markdown {
  const { scores } = numbers;
  const { ratio: found, half } = mixtureOf(numbers);
  const difference = at(scores, 0) - at(scores, 1);
  return tex`**Ratio.** The denominator $a+b$ cancels: $\exp(\act{e_1}-\act{e_2}) = \exp(${n(difference)}) \approx ${four(found)}$, with the prefix and without it.

**One half.** $\gamma=\frac12$ means $b=a$, so the score is $\ln a \approx \ln ${six(massOf(numbers))} \approx ${four(half)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { scores, values, prefixScore, prefixValue } = numbers;
  const weights = softmax([...scores, prefixScore]);
  const { output } = mixtureOf(numbers);
  return tex`**Check.** One softmax over all four gives the weights ${apart(weights.map(four))}. They add up to 1, up to rounding, and the four values ${apart([...values, prefixValue].map(v))} with these weights give $${fourVector(output)}$.`;
}
