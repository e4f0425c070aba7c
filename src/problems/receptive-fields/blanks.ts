import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { sum } from '../../core/array.ts';
import { receptiveFields, type WindowLayer } from '../../core/receptive-field.ts';
import { answers, doublingField, lastField, layers, type Numbers } from './fields.ts';

const tex = String.raw;
const FRACTION = { form: 'a fraction, or a number to three significant digits', tolerance: { relative: 5e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    fieldQuestion(numbers),
    jumpQuestion(numbers),
    plainQuestion(numbers),
    doublingQuestion(numbers),
    ratioQuestion(numbers),
    spreadQuestion(numbers),
  ];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Question {
  return numberQuestion({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function fieldQuestion(numbers: Numbers): Question {
  const windows = layers(numbers);
  const fieldOf = (other: readonly WindowLayer[]) => receptiveFields(other).at(-1)?.size ?? 1;
  return count({
    key: 'field',
    label: 'Receptive field $r$ at the end of the network',
    value: lastField(numbers).size,
    slips: [
      {
        value: 1 + grown(windows, ({ taps, stride, dilation }) => stride * dilation * (taps - 1)),
        because: 'You used the jump after each layer. A window steps over the units below it, so take the jump before.',
      },
      {
        value: fieldOf(windows.map((layer) => ({ ...layer, stride: 1 }))),
        because: 'You left out the strides: neighbors in a deeper layer lie further apart in the input.',
      },
      {
        value: fieldOf(windows.map((layer) => ({ ...layer, dilation: 1 }))),
        because: 'You left out the dilations: a window with dilation $D$ spans $D(k-1)+1$ units.',
      },
      {
        value: 1 + grown(windows, ({ taps, dilation }) => dilation * taps),
        because: tex`A layer adds $D(k-1)$ jumps and not $Dk$: one unit is there already.`,
      },
      {
        value: fieldOf(numbers.rows),
        because: 'You took every row of the list as one layer.',
      },
      {
        value: lastField(numbers).size - 1,
        because: 'Start at $r_0=1$: without any layer a unit is its own pixel.',
      },
      {
        value: lastField({ rows: numbers.rows.filter(({ kind }) => kind === 'convolution') }).size,
        because: 'Pooling is a layer too, with its own window and stride.',
      },
    ],
  });
}

/** The sum over the layers of what each adds, times the jump before it. */
function grown(windows: readonly WindowLayer[], adds: (layer: WindowLayer) => number): number {
  let jump = 1;
  return sum(
    windows.map((layer) => {
      const before = jump;
      jump *= layer.stride;
      return adds(layer) * before;
    }),
  );
}

function jumpQuestion(numbers: Numbers): Question {
  const windows = layers(numbers);
  const { jump } = lastField(numbers);
  const strided = windows.filter(({ stride }) => stride > 1);
  return count({
    key: 'jump',
    label: 'Jump $j$ at the end of the network',
    value: jump,
    slips: [
      { value: sum(strided.map(({ stride }) => stride)), because: 'Strides multiply; they do not add.' },
      {
        value: windows.reduce((product, { stride, dilation }) => product * stride * dilation, 1),
        because: 'Dilation spreads the taps of a window. Its next position is still one stride away.',
      },
      { value: jump / 2, because: 'That is one stride too few. The last one counts as well.' },
    ],
  });
}

function plainQuestion(numbers: Numbers): Question {
  const { taps, reach } = numbers;
  const { plain } = answers(numbers);
  return count({
    key: 'plain',
    label: 'Layers with stride 1 and no dilation',
    value: plain,
    slips: [
      {
        value: plain - 1,
        because: `With ${plain - 1} layers the receptive field is only ${1 + (plain - 1) * (taps - 1)}.`,
      },
      { value: plain + 1, because: `${plain} layers are enough: $r=1+L(k-1)$, and the 1 is there before any layer.` },
      { value: Math.ceil(reach / taps), because: 'Each layer adds $k-1$ and not $k$: the windows overlap.' },
      {
        value: Math.ceil((2 * (reach - 1)) / (taps - 1)),
        because: 'A layer adds $(k-1)/2$ on each side, so $k-1$ in all.',
      },
    ],
  });
}

function doublingQuestion(numbers: Numbers): Question {
  const { taps } = numbers;
  const { plain, doubling } = answers(numbers);
  return count({
    key: 'doubling',
    label: tex`Layers with stride 1 and the dilations $1, 2, 4, \dots$`,
    value: doubling,
    slips: [
      {
        value: doubling - 1,
        because: `With ${doubling - 1} layers the receptive field is only ${doublingField(taps, doubling - 1)}. The first dilation is 1.`,
      },
      {
        value: doubling + 1,
        because: `${doubling} layers are enough. What all layers add counts, not what the last one adds.`,
      },
      { value: plain, because: 'This is the count without dilation.' },
    ],
  });
}

function ratioQuestion(numbers: Numbers): Question {
  const { small } = numbers;
  const { ratio } = answers(numbers);
  return numberQuestion({
    ...FRACTION,
    key: 'ratio',
    label: tex`Weights of the one large layer over those of the ${String(small)} small ones`,
    value: ratio,
    slips: [
      { value: 1 / ratio, because: 'Upside down: asked is the large layer over the small ones.' },
      {
        value: small,
        because: tex`The large window is not $3\cdot${small}$ wide. Each small layer adds 2 to the first pixel.`,
      },
      { value: (2 * small + 1) / (3 * small), because: 'A window has $k^2$ weights and not $k$.' },
      { value: ratio * small, because: `This is the large layer over a single small one. There are ${small} of them.` },
    ],
  });
}

function spreadQuestion(numbers: Numbers): Question {
  const { taps } = numbers;
  const { plain, spread } = answers(numbers);
  return numberQuestion({
    key: 'spread',
    form: 'a number to three significant digits',
    tolerance: { relative: 5e-3 },
    label: 'Standard deviation of the effective receptive field of the stack without dilation',
    value: spread,
    slips: [
      { value: spread ** 2, because: 'This is the variance. The standard deviation is its root.' },
      {
        value: plain * Math.sqrt((taps ** 2 - 1) / 12),
        because: 'Variances add up, standard deviations do not.',
      },
      {
        value: Math.sqrt((plain * taps ** 2) / 12),
        because: tex`A uniform density of width $k$ has the variance $k^2/12$. The weights sit on $k$ whole numbers: $(k^2-1)/12$.`,
      },
      {
        value: Math.sqrt(((plain * (taps - 1) + 1) ** 2 - 1) / 12),
        because:
          'This would be a uniform weight over the whole receptive field. The kernels are convolved into a bell.',
      },
      {
        value: Math.sqrt((taps ** 2 - 1) / 12),
        because: 'This is the standard deviation of one kernel.',
      },
    ],
  });
}
