import { blanksOf } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { quadraticFeatures } from '../../core/linear-attention.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot, times, total } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { causalReads, fullReads, linear, normalizers, type Numbers, quadratic, swapped } from './reads.ts';

const tex = String.raw;
const DIGITS = 6;
const TOKENS = 3;
/** Outputs nearer than this to one another could not be told apart. */
const LEAST = 0.02;

export default defineProblem<Numbers>({
  title: 'Causal linear attention by hand',
  minutes: 12,
  printed: {
    queries: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    keys: [
      [1, 1],
      [0, 1],
      [1, 0],
    ],
    values: [1, 2, 4],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

// Not (0, 0): such a query is equally similar to all keys, and such a key to all queries.
const PAIRS = range(9).flatMap((n) => (n === 0 ? [] : [[Math.floor(n / 3), n % 3]]));
const VALUES = range(8).map((n) => n - 2);

function draw(rng: Rng): Numbers | null {
  const numbers = { queries: several(rng, PAIRS), keys: several(rng, PAIRS), values: several(rng, VALUES) };
  return isTold(numbers) && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

/** As many different ones of the options as there are tokens, in any order. */
function several<T>(rng: Rng, options: readonly T[]): readonly T[] {
  const left = [...options];
  return range(TOKENS).map(() => at(left.splice(rng.integer(0, left.length - 1), 1), 0));
}

/** Whether the square, the roles of query and key, and the mask all show in the outputs. */
function isTold(numbers: Numbers): boolean {
  const { outputs } = causalReads(numbers, quadratic);
  const first = at(fullReads(numbers, quadratic).outputs, 0);
  const otherFirsts = [0, at(numbers.values, 0), at(fullReads(numbers, linear).outputs, 0)];
  const others = [causalReads(numbers, linear).outputs, causalReads(swapped(numbers), quadratic).outputs];
  const isFar = (list: readonly number[]) => list.some((output, i) => Math.abs(output - at(outputs, i)) > LEAST);
  return otherFirsts.every((output) => Math.abs(output - first) > LEAST) && others.every(isFar);
}

const list = (rows: readonly (readonly number[])[]) => rows.map((row) => texVector(row, DIGITS)).join(tex`,\ `);

function statement({ queries, keys, values }: Numbers): Markdown {
  return tex`Three tokens have the queries $\act{\vq_i}$, keys $\act{\vk_j}$ and values $\act{v_j}$

$$
\begin{aligned}
\act{\vq_1},\act{\vq_2},\act{\vq_3} &= ${list(queries)} \\
\act{\vk_1},\act{\vk_2},\act{\vk_3} &= ${list(keys)} \\
\act{v_1},\act{v_2},\act{v_3} &= ${values.join(tex`,\ `)}
\end{aligned}
$$

The similarity is $(1+\act{\vq}^\top\act{\vk})^2 = \phi(\act{\vq})^\top\phi(\act{\vk})$ with $\phi(\vx) = (1, \sqrt2x_1, \sqrt2x_2, x_1^2, x_2^2, \sqrt2x_1x_2)$, and the mask is causal. With the sums $\act{\mS_i} = \sum_{j\le i}\phi(\act{\vk_j})\act{v_j}$ and $\act{\vz_i} = \sum_{j\le i}\phi(\act{\vk_j})$, compute

- the last normalizer $\act{\vz_3}$,
- the three denominators and the three numerators,
- the three outputs $\act{o_i}$,
- the first output without the mask.`;
}

function hints({ queries, keys }: Numbers): readonly Markdown[] {
  return [
    'There are two routes to the same outputs: compare each query with the keys up to its position, or carry sums of features along. Use the shorter one and check with the other.',
    tex`Numerator and denominator of $\act{o_i}$ are $\sum_{j\le i}(1+\act{\vq_i^\top}\act{\vk_j})^2\,\act{v_j}$ and $\sum_{j\le i}(1+\act{\vq_i^\top}\act{\vk_j})^2$. The query of a token meets its own key too.`,
    tex`First step: the first query sees one key, and $\act{\vq_1^\top}\act{\vk_1} = ${dot(at(queries, 0), at(keys, 0))}$. For $\act{\vz_3}$ begin with $\phi(\act{\vk_1})$, whose squares are $${at(at(keys, 0), 0)}^2$ and $${at(at(keys, 0), 1)}^2$, and add the features of the other two keys entry by entry.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [sums(numbers), pairs(numbers), unmasked(numbers), check(numbers)].join('\n\n');
}

function sums(numbers: Numbers): Markdown {
  const lines = numbers.keys.map((key, j) => tex`- $\phi(\act{\vk_${j + 1}}) = ${features(quadraticFeatures(key))}$`);
  const last = at(normalizers(numbers), 2);
  return tex`**Features of the keys.** Each key gives six numbers:

${lines.join('\n')}

Their sum is $\act{\vz_3} = ${features(last)} \approx ${texVector(last, DIGITS)}$.`;
}

/** Six features, written with √2 where they have it. */
function features(entries: readonly number[]): string {
  const written = entries.map((entry, i) => ([1, 2, 5].includes(i) ? withRoot(entry / Math.SQRT2) : whole(entry)));
  return `(${written.join(', ')})`;
}

function withRoot(multiple: number): string {
  const factor = whole(multiple);
  if (factor === '0') return '0';
  return factor === '1' ? tex`\sqrt2` : tex`${factor}\sqrt2`;
}

function whole(x: number): string {
  return String(Math.round(x) + 0);
}

function pairs(numbers: Numbers): Markdown {
  const { queries, keys, values } = numbers;
  const { numerators, denominators, outputs } = causalReads(numbers, quadratic);
  const lines = queries.map((query, i) => {
    const seen = keys.slice(0, i + 1).map((key) => quadratic(query, key));
    const products = seen.map((similarity, j) => tex`${similarity}\cdot${texFactor(at(values, j), DIGITS)}`);
    const weights = texSum(seen.map(String));
    const denominator = at(denominators, i);
    const sumOf = i === 0 ? weights : tex`${weights} = ${denominator}`;
    return tex`- $\act{\vq_${i + 1}}$: denominator $${sumOf}$, numerator $${texSum(products)} = ${at(numerators, i)}$, output $\act{o_${i + 1}} = ${at(numerators, i)}/${denominator} ${texEquals(at(outputs, i), DIGITS)}$`;
  });
  return tex`**Reads.** The similarities of a query with the keys that it sees:

${lines.join('\n')}`;
}

function unmasked(numbers: Numbers): Markdown {
  const { numerators, denominators, outputs } = fullReads(numbers, quadratic);
  const seen = numbers.keys.map((key) => quadratic(at(numbers.queries, 0), key));
  return tex`**Without the mask** the first query has the similarities $${texVector(seen, DIGITS)}$ with the three keys. So the output becomes $${at(numerators, 0)}/${at(denominators, 0)} ${texEquals(at(outputs, 0), DIGITS)}$. The third output stays as it is, since its query sees all keys either way.`;
}

function check(numbers: Numbers): Markdown {
  const { keys, values, queries } = numbers;
  const query = at(queries, 2);
  const weighted = keys.map((key, j) => times(at(values, j), quadraticFeatures(key)));
  const last = total(at(weighted, 0), ...weighted.slice(1));
  const terms = (sum: readonly number[]) =>
    texSum(quadraticFeatures(query).map((entry, i) => whole(entry * at(sum, i))));
  const { numerators, denominators } = causalReads(numbers, quadratic);
  return tex`**Check by the state.** $\act{\mS_3} = ${features(last)}$ and $\phi(\act{\vq_3}) = ${features(quadraticFeatures(query))}$ have the inner product $${terms(last)} = ${at(numerators, 2)}$. With $\act{\vz_3}$ it is $${terms(at(normalizers(numbers), 2))} = ${at(denominators, 2)}$. Both are the sums above.`;
}
