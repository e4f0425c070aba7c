import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { apart, texEquals } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import {
  bestDiscriminator,
  jensenShannon,
  lawsOf,
  mixtureDivergences,
  stepsOf,
  valueTerms,
  wasserstein,
  type Numbers,
} from './game.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'A discriminator at its best',
  minutes: 14,
  printed: { points: [0, 1, 2, 3], data: [4, 2, 2, 0], fake: [2, 2, 0, 4], place: 3 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => {
    const count = rng.pick([4, 5]);
    const points = [0];
    for (const i of range(count - 1)) points.push(at(points, i) + rng.pick([1, 1, 2]));
    return { points, data: eighths(rng, count), fake: eighths(rng, count), place: rng.integer(0, count - 1) };
  };
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Eight balls thrown into some boxes. */
function eighths(rng: Rng, boxes: number): Vector {
  const thrown = range(8).map(() => rng.integer(0, boxes - 1));
  return range(boxes).map((box) => thrown.filter((ball) => ball === box).length);
}

/** Whether every point has mass, one point has that of one law only, and the point asked about has a fake in it. */
function isUsable({ data, fake, place }: Numbers): boolean {
  const pairs = data.map((parts, i) => [parts, at(fake, i)]);
  const isOne = ([parts = NaN, other = NaN]: readonly number[]) => parts * other === 0;
  return pairs.every((pair) => sum(pair) > 0) && pairs.some(isOne) && at(fake, place) > 0;
}

const n = (x: number) => texNumber(x, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);
const list = (numbers: Vector) => apart(numbers.map(n));

function statement(numbers: Numbers): Markdown {
  const { points, place } = numbers;
  const [p, g] = lawsOf(numbers);
  return tex`Data and generator have the values ${list(points)} on a line. Their probabilities, in this order, are

- $p_{\text{data}}$: ${list(p)},
- $p_g$: ${list(g)}.

Give

- the best discriminator $D^\star$ at each point,
- the value $V(D^\star)$ of the game,
- the Jensen–Shannon divergence, in nats,
- the Wasserstein distance $W_1$,
- the slopes of the saturating loss $\ln(1-D)$ and of the non-saturating loss $-\ln D$ in the logit $\act{a}$ of $D$, at a sample at $${n(at(points, place))}$ and at $D = D^\star$.`;
}

function hints({ points }: Numbers): readonly Markdown[] {
  return [
    'Each point has a discriminator value of its own. For the distance, put both distribution functions beside one another.',
    tex`At each point $D^\star = p_{\text{data}}/(p_{\text{data}}+p_g)$, and $0\ln0 = 0$. The value is $V(D^\star) = 2\,\mathrm{JS}-\ln4$. The distance $W_1$ adds up $\abs{F_p-F_g}$ times the length of the step to the next point.`,
    tex`The steps have the lengths ${list(range(points.length - 1).map((i) => at(points, i + 1) - at(points, i)))}. With $D = 1/(1+e^{-\act{a}})$ the slope of $D$ in $\act{a}$ is $D(1-D)$; insert it in the slopes of the two logarithms.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [best(numbers), value(numbers), transport(numbers), slopes(numbers), check(numbers)].join('\n\n');
}

/** A share of small whole numbers, in lowest terms. */
function share(part: number, whole: number): string {
  const divisor = [8, 7, 6, 5, 4, 3, 2].find((k) => part % k === 0 && whole % k === 0) ?? 1;
  return part === 0 || part === whole ? n(part / whole) : tex`\tfrac{${part / divisor}}{${whole / divisor}}`;
}

function best(numbers: Numbers): Markdown {
  const { data, fake } = numbers;
  const fractions = data.map((parts, i) => share(parts, parts + at(fake, i)));
  return tex`**Discriminator.** At each point $p_{\text{data}}$ over the sum of both: ${apart(fractions)}, that is, ${list(bestDiscriminator(numbers))}.`;
}

function value(numbers: Numbers): Markdown {
  const [data, fake] = valueTerms(numbers);
  const [p, g] = lawsOf(numbers);
  const mixture = p.map((x, i) => (x + at(g, i)) / 2);
  const [one, two] = mixtureDivergences(numbers);
  const js = jensenShannon(numbers);
  return tex`**Value.** The two means have the terms

- $p_{\text{data}}\ln D^\star$: ${list(data)},
- $p_g\ln(1-D^\star)$: ${list(fake)}.

They add up to $${fixed(sum(data))}$ and $${fixed(sum(fake))}$, together $V(D^\star) \approx ${fixed(2 * js - Math.log(4))}$.

**JS.** The mixture $m$ is ${list(mixture)}. The divergences from it are

$$
\begin{aligned}
\mathrm{KL}(p_{\text{data}}\,\Vert\,m) &\approx ${fixed(one)} \\
\mathrm{KL}(p_g\,\Vert\,m) &\approx ${fixed(two)} \\
\mathrm{JS} &\approx ${fixed(js)}.
\end{aligned}
$$`;
}

function transport(numbers: Numbers): Markdown {
  const steps = stepsOf(numbers);
  const products = steps.map(({ difference, length }) => tex`${n(Math.abs(difference))}\cdot${n(length)}`);
  return tex`**Distance.** On the steps between neighbors $F_p-F_g$ is ${list(steps.map(({ difference }) => difference))}. With the lengths of the steps

$$
\begin{aligned}
W_1 &= ${products.slice(0, 2).join('+')} \\
&\quad+${products.slice(2).join('+')} \\
&= ${n(wasserstein(numbers))}.
\end{aligned}
$$`;
}

function slopes(numbers: Numbers): Markdown {
  const d = at(bestDiscriminator(numbers), numbers.place);
  const reason = d === 0 ? ' The discriminator is sure there, and the saturating loss has no slope.' : '';
  return tex`**Slopes.** The slope of $\ln(1-D)$ is $-D$ and that of $-\ln D$ is $-(1-D)$. At $${n(at(numbers.points, numbers.place))}$, where $D^\star ${texEquals(d, DIGITS)}$, they are $${n(-d)}$ and $${n(d - 1)}$.${reason}`;
}

function check(numbers: Numbers): Markdown {
  const js = jensenShannon(numbers);
  return tex`**Check.** From JS, $2\cdot${fixed(js)}-1.386294 \approx ${fixed(2 * js - Math.log(4))}$, the value again. JS lies between 0 and $\ln2 \approx 0.693147$.`;
}
