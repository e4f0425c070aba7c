import { blanksOf } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { angleOf, productsOf, scoreAt, turned, type Numbers } from './score.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 5;

export default defineProblem<Numbers>({
  title: 'The score of a rotated pair',
  minutes: 10,
  printed: { query: [1, 2], key: [0.5, -1], omega: 0.5, queryPosition: 3, keyPosition: 1, shift: 7 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Both parts of a score must weigh enough to be missed. */
const LEAST_PART = 0.1;

function draw(rng: Rng): Numbers | null {
  const entry = () => rng.pick([-3, -2, -1, 1, 2, 3]);
  const numbers: Numbers = {
    query: [entry(), entry()],
    key: [entry(), entry()],
    omega: rng.pick([0.1, 0.25, 0.5, 1]),
    queryPosition: rng.integer(1, 12),
    keyPosition: rng.integer(1, 12),
    shift: rng.integer(2, 20),
  };
  const angle = angleOf(numbers);
  const { inner, cross } = productsOf(numbers);
  const parts = [inner * Math.cos(angle), cross * Math.sin(angle), scoreAt(numbers, angle), scoreAt(numbers, -angle)];
  const isEven = parts.some((part) => Math.abs(part) < LEAST_PART);
  return isEven || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: readonly number[]) => texVector(entries, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);
const fixedVector = (entries: readonly number[]) => `(${entries.map(fixed).join(', ')})`;

function statement({ query, key, omega, queryPosition: t, keyPosition: j, shift }: Numbers): Markdown {
  return tex`In one pair of a head, a query $\act{\vq} = ${v(query)}$ stands at position $t = ${t}$ and a key $\act{\vk} = ${v(key)}$ at position $j = ${j}$. Rotary encoding turns both by their positions, with the frequency $\omega = ${n(omega)}$ and $\mR(\phi) = \begin{pmatrix} \cos\phi & -\sin\phi \\ \sin\phi & \cos\phi \end{pmatrix}$. Compute

- the rotated query $\mR(\omega t)\,\act{\vq}$,
- the rotated key $\mR(\omega j)\,\act{\vk}$,
- their inner product, the score before the division by $\sqrt{d_k}$,
- the score of the same query and key at $t = ${t + shift}$ and $j = ${j + shift}$,
- the score of the same query and key at $t = ${j}$ and $j = ${t}$.

Round only at the end.`;
}

function hints({ query, key, omega, queryPosition: t, keyPosition: j }: Numbers): readonly Markdown[] {
  return [
    'Turn each vector by its own angle first. Then ask what the inner product of two vectors does when both are turned by the same angle.',
    tex`$\mR(a)^\top\mR(b) = \mR(b-a)$, so the score is $\act{\vq}^\top\mR(\phi)\,\act{\vk}$ with $\phi = \omega(j-t)$. Written out it is $\act{\vq}^\top\act{\vk}$ times $\cos\phi$ and $\act{q_2}\act{k_1}-\act{q_1}\act{k_2}$ times $\sin\phi$.`,
    tex`First steps: the query turns by $${n(omega)}\cdot${t}$, the key by $${n(omega)}\cdot${j}$. $\act{\vq}^\top\act{\vk} = ${products([query[0], key[0]], [query[1], key[1]])}$. Which of $\omega$, $t$, $j$ does the angle $\phi$ still see after a common shift?`,
  ];
}

/** Two products of two numbers each, added. */
function products([a, b]: readonly [number, number], [c, d]: readonly [number, number]): string {
  return texSum([tex`${n(a)}\cdot${f(b)}`, tex`${n(c)}\cdot${f(d)}`]);
}

function solution(numbers: Numbers): Markdown {
  return [rotations(numbers), score(numbers), moved(numbers), check(numbers)].join('\n\n');
}

function rotations({ query, key, omega, queryPosition: t, keyPosition: j }: Numbers): Markdown {
  const line = ([first, second]: readonly [number, number], angle: number) => {
    const [cosine, sine] = [fixed(Math.cos(angle)), fixed(Math.sin(angle))];
    const factor = (text: string) => (text.startsWith('-') ? `(${text})` : text);
    const added = (...terms: readonly (readonly [number, string])[]) =>
      texSum(terms.map(([size, text]) => tex`${n(size)}\cdot${factor(text)}`));
    const entries = turned([first, second], angle).map(fixed);
    return tex`\begin{aligned}
&\cos ${n(angle)} \approx ${cosine} \\
&\sin ${n(angle)} \approx ${sine} \\
&\begin{pmatrix} ${added([first, cosine], [-second, sine])} \\ ${added([first, sine], [second, cosine])} \end{pmatrix} \\
&\quad\approx \begin{pmatrix} ${entries.join(tex` \\ `)} \end{pmatrix}
\end{aligned}`;
  };
  return tex`**Query.** It turns by $\omega t = ${n(omega)}\cdot${t} = ${n(omega * t)}$:

$$
${line(query, omega * t)}
$$

**Key.** It turns by $\omega j = ${n(omega)}\cdot${j} = ${n(omega * j)}$:

$$
${line(key, omega * j)}
$$`;
}

function score(numbers: Numbers): Markdown {
  const { query, key, omega, queryPosition: t, keyPosition: j } = numbers;
  const angle = angleOf(numbers);
  const { inner, cross } = productsOf(numbers);
  const first = products([query[0], key[0]], [query[1], key[1]]);
  const second = products([query[1], key[0]], [-query[0], key[1]]);
  return tex`**Score.** It depends on $\phi = \omega(j-t) = ${n(omega)}\cdot${f(j - t)} = ${n(angle)}$ alone. With $\act{\vq}^\top\act{\vk} = ${first} = ${n(inner)}$ and $\act{q_2}\act{k_1}-\act{q_1}\act{k_2} = ${second} = ${n(cross)}$ it is

$$
\begin{aligned}
&${formula(numbers, angle)} \\
&\quad\approx ${texSum([fixed(inner * Math.cos(angle)), fixed(cross * Math.sin(angle))])} \\
&\quad\approx ${texFixed(scoreAt(numbers, angle), 4)}.
\end{aligned}
$$`;
}

function formula(numbers: Numbers, angle: number): string {
  const { inner, cross } = productsOf(numbers);
  return texSum([tex`${n(inner)}\cos(${n(angle)})`, tex`${n(cross)}\sin(${n(angle)})`].map(withoutOne));
}

/** A factor 1 is not written. */
function withoutOne(term: string): string {
  return term.replace(/^(-?)1(?=\\)/, '$1');
}

function moved(numbers: Numbers): Markdown {
  const { queryPosition: t, keyPosition: j, shift } = numbers;
  const angle = angleOf(numbers);
  const { inner, cross } = productsOf(numbers);
  return tex`**Shifted.** $${j + shift} - ${t + shift}$ is the same offset, so the score is $${texFixed(scoreAt(numbers, angle), 4)}$ again.

**Exchanged.** The offset changes its sign, $\phi = ${n(-angle)}$. The cosine stays and the sine changes its sign:

$$
\begin{aligned}
&${formula(numbers, -angle)} \\
&\quad\approx ${texSum([fixed(inner * Math.cos(angle)), fixed(-cross * Math.sin(angle))])} \\
&\quad\approx ${texFixed(scoreAt(numbers, -angle), 4)}.
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { query, key, omega, queryPosition: t, keyPosition: j } = numbers;
  const [left, right] = [turned(query, omega * t), turned(key, omega * j)];
  const angle = angleOf(numbers);
  return tex`**Check.** The inner product of the two rotated vectors is $${fixedVector(left)}\cdot${fixedVector(right)} \approx ${texFixed(dot(left, right), 4)}$, and rotations keep lengths: $\norm{\act{\vq}}^2 = ${n(dot(query, query))} \approx ${texFixed(left[0] ** 2, 4)} + ${texFixed(left[1] ** 2, 4)}$. The two scores add up to $2\,\act{\vq}^\top\act{\vk}\cos\phi \approx ${texFixed(2 * productsOf(numbers).inner * Math.cos(angle), 4)}$.`;
}
