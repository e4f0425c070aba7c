import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { times } from '../../core/vector.ts';
import { enlarged, folded, type Numbers, overlaps, scaleOf, type Transposed } from './folding.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [kernelQuestion(numbers), biasQuestion(numbers), sizesQuestion(numbers), overlapQuestion(numbers)];
}

function kernelQuestion(numbers: Numbers): Question {
  const { kernel, gain, variance } = numbers;
  return vectorQuestion({
    key: 'kernel',
    label: tex`Folded weights $(\param{w'_0}, \param{w'_1}, \param{w'_2})$`,
    form: 'three numbers (a, b, c), exact',
    value: folded(numbers).kernel,
    tolerance: EXACT,
    slips: [
      { value: times(gain / variance, kernel), because: tex`You divided by $v_o$. Batch norm divides by its root.` },
      { value: times(1 / Math.sqrt(variance), kernel), because: tex`The gain $\param{\gamma_o}$ is missing.` },
      { value: times(gain, kernel), because: tex`The division by $\sqrt{v_o}$ is missing.` },
      {
        value: times(gain * Math.sqrt(variance), kernel),
        because: tex`Upside down: batch norm divides by $\sqrt{v_o}$.`,
      },
      { value: kernel, because: 'These are the weights before. The kernel takes the scale as well.' },
    ],
  });
}

function biasQuestion(numbers: Numbers): Question {
  const { bias, gain, shift, mean, variance } = numbers;
  const scale = scaleOf(numbers);
  return numberQuestion({
    key: 'bias',
    label: tex`Folded bias $\param{b'_o}$`,
    form: 'a number, exact',
    value: folded(numbers).bias,
    tolerance: EXACT,
    slips: [
      {
        value: shift + (gain / variance) * (bias - mean),
        because: tex`You divided by $v_o$. Batch norm divides by its root.`,
      },
      { value: shift + scale * bias, because: tex`The mean $\mu_o$ is missing. It is subtracted before the scaling.` },
      { value: scale * (bias - mean), because: tex`The shift $\param{\beta_o}$ is missing.` },
      { value: shift + bias - scale * mean, because: 'The old bias is scaled too: it is there before batch norm.' },
      { value: shift + scale * bias - mean, because: 'The mean is subtracted first, so it is scaled too.' },
      { value: shift + scale * (bias + mean), because: 'The mean is subtracted, not added.' },
      { value: scale * (shift + bias - mean), because: tex`The shift $\param{\beta_o}$ is added behind the scaling.` },
      { value: shift - scale * mean, because: 'The old bias is missing. Folding keeps it, scaled.' },
    ],
  });
}

function sizesQuestion({ size, layers }: Numbers): Question {
  const slip = (rule: (layer: Transposed) => number, because: string) => ({ value: layers.map(rule), because });
  return vectorQuestion({
    key: 'sizes',
    label: 'Output sizes $m$ of the three transposed convolutions',
    form: 'three whole numbers (a, b, c)',
    value: layers.map((layer) => enlarged(size, layer)),
    tolerance: EXACT,
    slips: [
      slip((layer) => enlarged(size, layer) - layer.extra, tex`The output padding $p_{\text{out}}$ adds to the size.`),
      slip((layer) => enlarged(size, layer) + layer.padding, tex`The padding is cut off on both sides: $-2p$.`),
      slip(
        (layer) => enlarged(size, layer) + 4 * layer.padding,
        'Here padding makes the output smaller: it is what the convolution had added before.',
      ),
      slip(
        (layer) => enlarged(size, layer) + layer.stride,
        tex`Between the first and the last of $m'$ windows lie $m'-1$ steps, not $m'$.`,
      ),
      slip(
        (layer) => enlarged(size, layer) - 1,
        tex`One entry is missing: a window covers $k$ entries, which is $(k-1)+1$.`,
      ),
      slip(
        ({ taps, stride, padding }) => Math.floor((size + 2 * padding - taps) / stride) + 1,
        'This is the size of a convolution. The transposed one goes the other way.',
      ),
      slip(({ stride }) => stride * size, tex`$s\,m'$ is right only if $k-2p+p_{\text{out}} = s$.`),
    ],
  });
}

function overlapQuestion({ layers: [, second] }: Numbers): Question {
  const [fewest, most] = overlaps(second);
  return vectorQuestion({
    key: 'overlap',
    label: 'Contributions to inner outputs of the second layer: fewest and most',
    form: 'two whole numbers (fewest, most)',
    value: [fewest, most],
    tolerance: EXACT,
    slips: [
      { value: [most, fewest], because: 'Both are right, in the other order: the fewest come first.' },
      { value: [fewest ** 2, most ** 2], because: 'These are the numbers in two dimensions. Asked is one axis.' },
      { value: [most, most], because: 'They would be equal if the stride divided the kernel size.' },
      {
        value: [second.taps, second.taps],
        because: 'At stride 1 each output gets all weights. The inserted zeros take some away.',
      },
      { value: [1, second.taps], because: 'Inserted zeros let only every few weights of the window meet an entry.' },
    ],
  });
}
