import { blanksOf } from '../../core/answer/question.ts';
import { range } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import { receptiveFields } from '../../core/receptive-field.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { answers, doublingField, lastField, type Numbers, type Row } from './fields.ts';

const tex = String.raw;
const DIGITS = 6;
const POOL: Row = { kind: 'pooling', repeat: 1, taps: 2, stride: 2, dilation: 1 };
const row = (repeat: number): Row => ({ kind: 'convolution', repeat, taps: 3, stride: 1, dilation: 1 });

export default defineProblem<Numbers>({
  title: 'Receptive fields, in theory and in effect',
  minutes: 12,
  printed: { rows: [2, 2, 3, 3, 3].flatMap((repeat) => [row(repeat), POOL]), taps: 3, reach: 101, small: 3 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

const LARGEST_FIELD = 200;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    rows: drawRows(rng),
    taps: rng.pick([3, 5, 7]),
    reach: rng.integer(40, 300),
    small: rng.integer(2, 6),
  };
  const { size } = lastField(numbers);
  // The hints show the reach, which must not be the other answer by chance.
  const isWide = size > LARGEST_FIELD || size === numbers.reach;
  return isWide || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

/** Three to six rows in random order: two or three that halve the map, one with dilation, and plain ones. */
function drawRows(rng: Rng): readonly Row[] {
  const plain = range(rng.integer(0, 2)).map(() => convolution(rng, { stride: 1, dilation: 1 }));
  const halving = range(rng.integer(2, 3)).map(() =>
    rng.uniform() < 0.4 ? POOL : convolution(rng, { stride: 2, dilation: 1 }),
  );
  const rows = [...plain, ...halving, convolution(rng, { stride: 1, dilation: 2 })];
  return rows
    .map((each) => ({ each, place: rng.uniform() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ each }) => each);
}

/** Windows of 1 are left to strides: without one they change nothing, and their taps are not spread. */
function convolution(rng: Rng, steps: Pick<Row, 'stride' | 'dilation'>): Row {
  const taps = rng.pick(steps.stride === 1 ? [3, 3, 5] : [1, 3, 5]);
  return { kind: 'convolution', repeat: steps.stride === 1 ? rng.integer(1, 3) : 1, taps, ...steps };
}

function statement({ rows, taps, reach, small }: Numbers): Markdown {
  const large = 2 * small + 1;
  return tex`A network has these layers, from the input to the end:

${rows.map((each, i) => `${i + 1}. ${rowName(each)}`).join('\n')}

Give the receptive field $r$ and the jump $j$ of a unit at its end, in pixels along one side.

Now stacks of equal layers with $k=${taps}$. How many layers must a stack have at least, so that $r\ge ${reach}$,

- with stride 1 and no dilation,
- with stride 1 and the dilations $1, 2, 4, \dots$, doubling from layer to layer?

And for stacks in general:

- One convolution with ${large === 11 ? 'an' : 'a'} $${large}\times${large}$ window has the same receptive field as ${small} convolutions with $3\times3$ windows, all with stride 1. All have $C$ channels in and out, and no biases. How many times as many weights does the large one have?
- Take the first stack of the two above, along one axis, with all weights $1/k$ and without nonlinearities. The slopes of one output in the inputs are then nonnegative and add up to 1, like probabilities of positions. What is the standard deviation of the position, in pixels?`;
}

function rowName({ kind, repeat, taps, stride, dilation }: Row): string {
  const name = kind === 'pooling' ? 'max pooling' : repeat === 1 ? 'one convolution' : `${repeat} convolutions`;
  return tex`${name}, $k=${taps}$, $s=${stride}$, $D=${dilation}$`;
}

function hints({ rows, taps, reach }: Numbers): readonly Markdown[] {
  const [first] = rows;
  if (!first) throw new RangeError('a network has a layer');
  const variance = (taps ** 2 - 1) / 12;
  return [
    'Keep two numbers per layer: how much one unit sees, and how far apart in the input two neighbors look. For a stack, ask what one more layer adds.',
    tex`$r_\ell = r_{\ell-1}+D_\ell(k_\ell-1)\,j_{\ell-1}$ and $j_\ell = j_{\ell-1}s_\ell$, from $r_0 = j_0 = 1$. A stack without dilation has $r = 1+L(k-1)$; with doubling dilations the sum $1+2+\dots+2^{L-1} = 2^L-1$ takes the place of $L$. Variances of the kernels add up.`,
    tex`First step: layer 1 adds ${String(first.dilation * (first.taps - 1))} to $r_0 = 1$. For the stacks solve $${taps - 1}L\ge ${reach}-1$ and $${taps - 1}(2^L-1)\ge ${reach}-1$. One uniform kernel of ${taps} weights has the variance $(k^2-1)/12 = ${texNumber(variance, DIGITS)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [walk(numbers), stacks(numbers), weights(numbers), effect(numbers), check(numbers)].join('\n\n');
}

function walk({ rows }: Numbers): Markdown {
  let [size, jump] = [1, 1];
  const lines = rows.map((each, i) => {
    const { taps, dilation, repeat, stride } = each;
    const after = receptiveFields(range(repeat).map(() => each)).at(-1) ?? { size: 1, jump: 1 };
    const times = repeat === 1 ? '' : tex`${repeat}\cdot `;
    const dilated = dilation === 1 ? '' : tex`${dilation}\cdot `;
    const next = size + (after.size - 1) * jump;
    const line = tex`- Row ${i + 1}: $r = ${size}+${times}${dilated}${taps - 1}\cdot${jump} = ${next}$, $j = ${stride === 1 ? jump : tex`${jump}\cdot${stride} = ${jump * stride}`}$.`;
    [size, jump] = [next, jump * stride];
    return line;
  });
  return tex`**The network.** Each layer adds $D(k-1)$ times the jump before it, then multiplies the jump by its stride. Equal layers of stride 1 add the same each time.

${lines.join('\n')}`;
}

function stacks(numbers: Numbers): Markdown {
  const { taps, reach } = numbers;
  const { plain, doubling } = answers(numbers);
  const least = (reach - 1) / (taps - 1);
  return tex`**Stacks.** Without dilation $1+${taps - 1}L\ge ${reach}$ gives $L\ge ${reach - 1}/${taps - 1} ${texEquals(least, 5)}$, so ${plain} layers. With doubling dilations $2^L-1\ge ${reach - 1}/${taps - 1}$: ${doubling} layers reach $1+${taps - 1}\cdot${2 ** doubling - 1} = ${doublingField(taps, doubling)}$, and ${doubling - 1} only $1+${taps - 1}\cdot${2 ** (doubling - 1) - 1} = ${doublingField(taps, doubling - 1)}$.`;
}

function weights(numbers: Numbers): Markdown {
  const { small } = numbers;
  const large = 2 * small + 1;
  return tex`**Weights.** The small layers have $${small}\cdot9\,C^2 = ${9 * small}\,C^2$, the large one has $${large}^2C^2 = ${large ** 2}\,C^2$. The ratio is $${large ** 2}/${9 * small} ${texEquals(answers(numbers).ratio, DIGITS)}$.`;
}

function effect(numbers: Numbers): Markdown {
  const { taps } = numbers;
  const { plain, spread } = answers(numbers);
  const variance = (taps ** 2 - 1) / 12;
  return tex`**Effect.** The slopes are ${plain} copies of the kernel convolved with each other, like the distribution of a sum of ${plain} independent draws. One draw from ${taps} neighboring whole numbers has the variance $(${taps}^2-1)/12 = ${texNumber(variance, DIGITS)}$. So the sum has the standard deviation $\sqrt{${plain}\cdot${texNumber(variance, DIGITS)}} ${texEquals(spread, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { taps, rows } = numbers;
  const { plain, spread } = answers(numbers);
  let units = 1;
  const back = rows.toReversed().map(({ repeat, taps: window, stride, dilation }) => {
    for (let layer = 0; layer < repeat; layer += 1) units = (units - 1) * stride + dilation * (window - 1) + 1;
    return units;
  });
  return tex`**Check.** Walk back: $u$ neighbors span $(u-1)s+D(k-1)+1$ units of the layer below. From one unit at the end, row by row, that is $${back.join(',\\ ')}$ pixels, the same receptive field. The standard deviation is only ${texNumber((100 * spread) / (1 + plain * (taps - 1)), 2)} percent of the stack's receptive field of ${1 + plain * (taps - 1)}.`;
}
