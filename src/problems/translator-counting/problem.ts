import { blanksOf } from '../../core/answer/question.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { countsOf, MAPS, type Numbers, stepsOf } from './counts.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'The bookkeeping of an encoder-decoder',
  minutes: 10,
  printed: { source: 10000, target: 8000, embedding: 256, states: 512, read: 30, written: 25, width: 4 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const vocabularies = [1000, 2000, 4000, 5000, 8000, 10000, 16000, 20000, 32000, 50000];
  const widths = [64, 128, 256, 512];
  const numbers: Numbers = {
    source: rng.pick(vocabularies),
    target: rng.pick(vocabularies),
    embedding: rng.pick(widths),
    states: rng.pick(widths),
    read: rng.integer(10, 40),
    written: rng.integer(10, 40),
    width: rng.integer(2, 8),
  };
  const { source, target, embedding, states } = numbers;
  // With equal sizes it would not matter which of them is meant.
  const isPlain = source === target || embedding === states;
  return isPlain || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

function statement({ source, target, embedding, states, read, written, width }: Numbers): Markdown {
  return tex`The lean encoder-decoder has $V_x = ${texCount(source)}$ source and $V_y = ${texCount(target)}$ target tokens, embeddings of $d_e = ${embedding}$ and states of $d_h = ${states}$ numbers. Encoder and decoder are single GRU layers, with one bias vector for each affine map; $\act{\vs_0} = \act{\vh_T}$, the decoder reads the last token alone, and the output layer has a bias. Count

- the parameters of the cell of the encoder,
- the parameters of the model, with both embedding tables,
- the multiplications by the matrices of cell and output layer in one decoder step, for one prefix.

A pair has $T = ${read}$ source tokens and $T' = ${written}$ target tokens, EOS included. Count

- the recurrent steps that must follow one another in training, on the way forward,
- the decoder steps that a beam search of width $k = ${width}$ computes, one for each prefix that it extends, if it starts from BOS and no prefix of the beam ends before token ${written}.

Last, let embeddings be as wide as states, $d_e = d_h = ${states}$. Count

- the weights saved by tying, $\param{\mW_o} = \param{\mE_y^\top}$.`;
}

function hints({ embedding, states, read }: Numbers): readonly Markdown[] {
  return [
    'Name the blocks first: two tables, two cells, one output layer. Which of them depend on a vocabulary, and which on the lengths?',
    tex`A GRU has $3d_h(d_h+d_e+1)$ parameters, the output layer $V_y(d_h+1)$. A step of a recurrent network needs the state before it. The prefixes of a beam are computed in one batch, so they cost work but no time in a row.`,
    tex`First step: one affine map of the cell has $${states}\cdot(${states}+${embedding}+1)$ parameters. For the steps, the decoder cannot begin before the encoder has read all ${read} tokens. For the beam, ask how many prefixes there are before the first token, and how many before the second.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [parameters(numbers), work(numbers), steps(numbers), tying(numbers), check(numbers)].join('\n\n');
}

function parameters(numbers: Numbers): Markdown {
  const { source, target, embedding, states } = numbers;
  const { tables, cell, output, all } = countsOf(numbers);
  return tex`**Parameters.** Block by block:

- tables: $${embedding}\cdot${texCount(source)} = ${texCount(tables[0])}$ and $${embedding}\cdot${texCount(target)} = ${texCount(tables[1])}$,
- cells: $${MAPS}\cdot${states}\cdot(${states}+${embedding}+1) = ${texCount(cell)}$ each,
- output layer: $${texCount(target)}\cdot(${states}+1) = ${texCount(output)}$.

Together $${texCount(tables[0])}+${texCount(tables[1])}+2\cdot${texCount(cell)}+${texCount(output)} = ${texCount(all)}$.`;
}

function work(numbers: Numbers): Markdown {
  const { target, embedding, states } = numbers;
  const { outputWork, cellWork } = countsOf(numbers);
  const share = Math.round((100 * outputWork) / (cellWork + outputWork));
  return tex`**Work.** Each entry of a matrix is used once. The cell has $${MAPS}\cdot${states}\cdot(${states}+${embedding}) = ${texCount(cellWork)}$ of them, the output layer $${texCount(target)}\cdot${states} = ${texCount(outputWork)}$, together $${texCount(cellWork + outputWork)}$. The output takes ${share} % of the work.`;
}

function steps(numbers: Numbers): Markdown {
  const { read, written, width } = numbers;
  const { inRow, evaluated } = stepsOf(numbers);
  return tex`**Steps.** The encoder takes ${read} steps, then the decoder ${written}, also under teacher forcing, since each state needs the one before: $${read}+${written} = ${inRow}$. The beam starts from one prefix and then extends ${width} at each of the other ${written - 1} steps: $1+${width}\cdot${written - 1} = ${texCount(evaluated)}$.`;
}

function tying(numbers: Numbers): Markdown {
  const { target, states } = numbers;
  return tex`**Tying.** The output matrix is the table of the target once more: $${states}\cdot${texCount(target)} = ${texCount(countsOf(numbers).tied)}$ weights fewer. Its bias stays.`;
}

function check(numbers: Numbers): Markdown {
  const { source, target, embedding, states } = numbers;
  const { tables, output, all, cell } = countsOf(numbers);
  const share = ((100 * (tables[0] + tables[1] + output)) / all).toFixed(1);
  return tex`**Check.** Ordered by what they belong to, a source token has ${embedding} numbers and a target token $${embedding}+${states}+1 = ${embedding + states + 1}$: $${texCount(source)}\cdot${embedding}+${texCount(target)}\cdot${embedding + states + 1}+2\cdot${texCount(cell)} = ${texCount(all)}$. What belongs to single tokens is ${share} % of the model.`;
}
