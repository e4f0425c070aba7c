import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { countsOf, type Counts, type Numbers } from './counts.ts';

const tex = String.raw;
/** A relative tolerance would let a count of eleven digits be off by some. */
const WHOLE = { absolute: 1e-6 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const counts = countsOf(numbers);
  return [
    count('parameters', 'Parameters', { value: counts.parameters, slips: parameterSlips(numbers, counts) }),
    count('linear', 'Operations of the matrices of one layer', {
      value: counts.linear,
      slips: linearSlips(numbers, counts),
    }),
    count('quadratic', 'Operations of scores and mixing in one layer', {
      value: counts.quadratic,
      slips: quadraticSlips(numbers, counts),
    }),
    count('forward', 'Operations of the forward pass', {
      value: counts.forward,
      slips: forwardSlips(numbers, counts),
    }),
    count('cache', 'Bytes of the cache', { value: counts.cache, slips: cacheSlips(numbers, counts) }),
    count('grouped', tex`Bytes of the cache with ${String(numbers.keyValueHeads)} key-value heads`, {
      value: counts.grouped,
      slips: groupedSlips(numbers, counts),
    }),
    count('crossover', tex`$T$ at which both parts are equal`, {
      value: counts.crossover,
      slips: crossoverSlips(numbers),
    }),
  ];
}

interface Counted {
  readonly value: number;
  readonly slips: readonly Slip<number>[];
}

function count(key: string, label: string, { value, slips }: Counted): Question {
  return numberQuestion({ key, label, form: 'a whole number', style: 'count', value, tolerance: WHOLE, slips });
}

function parameterSlips(numbers: Numbers, { parameters }: Counts): readonly Slip<number>[] {
  const { layers, width, vocabulary, tokens } = numbers;
  return [
    { value: parameters - layers * 9 * width, because: 'The biases of the matrices are missing.' },
    { value: parameters - layers * 4 * width, because: 'The norms in the blocks are missing, two in each.' },
    { value: parameters - layers * 2 * width, because: 'Each block has two norms, with gain and shift each.' },
    { value: parameters - 2 * width, because: 'The last norm is missing.' },
    { value: parameters - layers * 13 * width - 2 * width, because: 'Biases and norms are missing.' },
    { value: parameters - tokens * width, because: 'The position table is missing.' },
    { value: parameters - vocabulary * width, because: 'The embedding table is missing.' },
    { value: parameters + vocabulary * width, because: 'The output matrix is the embedding table. Count it once.' },
    { value: parameters - layers * width ** 2, because: tex`$\param{\mW_o}$ is missing: attention has four matrices.` },
    {
      value: parameters - layers * 4 * width ** 2,
      because: 'The FFN has two matrices, into its hidden units and out.',
    },
    { value: layers * (12 * width ** 2 + 13 * width), because: 'These are the blocks alone.' },
  ];
}

function linearSlips({ layers, width, tokens }: Numbers, { linear, quadratic }: Counts): readonly Slip<number>[] {
  return [
    { value: linear / 2, because: 'A multiplication and its addition are two operations.' },
    { value: linear / 3, because: 'These are the four matrices of attention. The FFN has two more.' },
    { value: (2 * linear) / 3, because: 'This is the FFN. The four matrices of attention are missing.' },
    { value: 24 * width ** 2, because: 'This is for one token.' },
    { value: layers * linear, because: 'These are all layers. One was asked for.' },
    { value: linear + quadratic, because: 'This is the whole layer. Leave scores and mixing out.' },
    { value: 2 * tokens * (12 * width ** 2 + 13 * width), because: 'Biases and norms are neglected here.' },
  ];
}

function quadraticSlips({ heads, layers }: Numbers, { quadratic }: Counts): readonly Slip<number>[] {
  return [
    { value: quadratic / 2, because: 'This is one of the two products, or multiplications alone.' },
    { value: quadratic / 4, because: 'Two products, and each has as many additions as multiplications.' },
    { value: quadratic * heads, because: tex`A head has the width $d_k=d/H$, so all heads together have $d$.` },
    { value: quadratic / heads, because: 'This is one head.' },
    { value: layers * quadratic, because: 'These are all layers. One was asked for.' },
  ];
}

function forwardSlips(numbers: Numbers, { forward, linear, quadratic, parameters }: Counts): readonly Slip<number>[] {
  const { layers, width, vocabulary, tokens } = numbers;
  return [
    { value: layers * (linear + quadratic), because: 'The logits are missing.' },
    {
      value: layers * (linear + quadratic) + 2 * width * vocabulary,
      because: 'The logits are computed for all tokens, not for the last one alone.',
    },
    {
      value: layers * (linear + quadratic) + tokens * width * vocabulary,
      because: 'In the logits, too, a multiplication and its addition are two operations.',
    },
    { value: forward - layers * quadratic, because: 'Scores and mixing are missing.' },
    { value: linear + quadratic + 2 * tokens * width * vocabulary, because: 'This is one layer and the logits.' },
    {
      value: forward + 2 * tokens * width * vocabulary,
      because: 'Reading the embedding table is a lookup and no product.',
    },
    { value: forward / 2, because: 'A multiplication and its addition are two operations.' },
    {
      value: 2 * parameters * tokens,
      because: 'That counts biases, norms and positions as products, and leaves out scores and mixing.',
    },
    { value: 3 * forward, because: 'This is a training step, forward and backward.' },
  ];
}

function cacheSlips(numbers: Numbers, { cache }: Counts): readonly Slip<number>[] {
  const { layers, heads, tokens } = numbers;
  return [
    { value: cache / 2, because: 'Keys and values are both kept, with two bytes a number.' },
    { value: cache / 4, because: 'Keys and values are both kept, with two bytes a number.' },
    { value: cache * 2, because: 'Two bytes a number, not four.' },
    { value: (cache * 3) / 2, because: 'Queries are not kept.' },
    { value: cache / layers, because: 'This is one layer.' },
    { value: cache / tokens, because: 'This is one token.' },
    { value: cache / heads, because: 'This is one head.' },
    { value: cache * heads, because: tex`A head has the width $d_k=d/H$, so all heads together have $d$.` },
  ];
}

function groupedSlips({ heads, keyValueHeads }: Numbers, { cache, grouped }: Counts): readonly Slip<number>[] {
  return [
    { value: cache, because: 'Fewer key-value heads need less room.' },
    { value: cache / keyValueHeads, because: tex`The share that is left is $H_{\text{kv}}/H$.` },
    { value: cache / heads, because: 'This is for one key-value head.' },
    { value: (cache + grouped) / 2, because: 'Keys and values both shrink.' },
  ];
}

function crossoverSlips({ width, layers }: Numbers): readonly Slip<number>[] {
  return [
    { value: 12 * width, because: tex`Scores and mixing take $4T^2d$ together, not $2T^2d$.` },
    { value: 3 * width, because: tex`A multiplication and its addition are two operations in the matrices as well.` },
    {
      value: 2 * width,
      because: 'There the attention matrices alone are equal to scores and mixing. The FFN is missing.',
    },
    { value: 4 * width, because: 'There the FFN alone is equal to scores and mixing.' },
    { value: 6 * width * layers, because: 'Both parts grow with the number of layers, so it cancels.' },
    { value: 24 * width, because: tex`Divide $24Td^2$ by $4Td$.` },
    { value: width, because: tex`Only $T^2d$ and $Td^2$ are equal there; their factors are not.` },
  ];
}
