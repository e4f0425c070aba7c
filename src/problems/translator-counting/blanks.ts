import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { countsOf, MAPS, type Numbers, stepsOf } from './counts.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    cellQuestion(numbers),
    allQuestion(numbers),
    workQuestion(numbers),
    rowQuestion(numbers),
    evaluatedQuestion(numbers),
    tiedQuestion(numbers),
  ];
}

function count(source: Pick<NumberSource, 'key' | 'label' | 'value' | 'slips'>): Question {
  return numberQuestion({ ...source, form: 'a whole number', tolerance: EXACT, style: 'count' });
}

function cellQuestion(numbers: Numbers): Question {
  const { embedding, states, source } = numbers;
  const { cell } = countsOf(numbers);
  const map = states * (states + embedding + 1);
  return count({
    key: 'cell',
    label: 'Parameters of the cell of the encoder',
    value: cell,
    slips: [
      { value: cell - MAPS * states, because: 'The biases are missing: one for each of the three maps.' },
      { value: cell + MAPS * states, because: 'You counted two biases for each map. Here each map has one.' },
      { value: 4 * map, because: 'This is an LSTM. A GRU has two gates and a candidate.' },
      { value: 2 * map, because: 'You counted the gates alone. The candidate is one more map.' },
      { value: map, because: 'This is one affine map. A GRU has three.' },
      {
        value: MAPS * states * (states + source + 1),
        because: tex`The cell reads the embedding of a token, $d_e$ numbers, not the one-hot column.`,
      },
      { value: 2 * cell, because: 'These are both cells. Asked is one.' },
    ],
  });
}

function allQuestion(numbers: Numbers): Question {
  const { source, target, embedding, states } = numbers;
  const { cell, output, all, tables } = countsOf(numbers);
  return count({
    key: 'all',
    label: 'Parameters of the model',
    value: all,
    slips: [
      { value: all - cell, because: 'Encoder and decoder have weights of their own: two cells.' },
      { value: all - output, because: 'The output layer is missing.' },
      { value: all - target, because: 'The bias of the output layer is missing.' },
      { value: all - tables[0] - tables[1], because: 'The embedding tables are missing.' },
      { value: all - tables[1], because: 'The decoder has an embedding table too.' },
      {
        value: all + MAPS * states * states,
        because: tex`You let the decoder read $\act{\vc}$ at every step. In the lean model it reads the token alone.`,
      },
      {
        value: embedding * (source + target) + 2 * cell + source * (states + 1),
        because: 'The output layer chooses among target tokens.',
      },
    ],
  });
}

function workQuestion(numbers: Numbers): Question {
  const { target, states, embedding } = numbers;
  const { outputWork, output, cell, cellWork } = countsOf(numbers);
  return count({
    key: 'work',
    label: 'Multiplications of one decoder step',
    value: cellWork + outputWork,
    slips: [
      { value: cell + output, because: 'You counted the biases. They are added, not multiplied.' },
      { value: cellWork, because: 'This is the cell alone. The output layer works at every step.' },
      { value: outputWork, because: 'This is the output layer alone. The cell works too.' },
      { value: cellWork + target * embedding, because: tex`The output layer reads the state, $d_h$ numbers.` },
      { value: cellWork / MAPS + outputWork, because: 'This is one affine map of the cell. A GRU has three.' },
      {
        value: MAPS * states * (2 * states + embedding) + outputWork,
        because: tex`The lean decoder reads the token alone, not $\act{\vc}$ at every step.`,
      },
    ],
  });
}

function rowQuestion(numbers: Numbers): Question {
  const { read, written } = numbers;
  const { inRow } = stepsOf(numbers);
  return count({
    key: 'row',
    label: 'Recurrent steps in a row, in training',
    value: inRow,
    slips: [
      { value: written, because: 'The decoder starts from the last state of the encoder, so it waits for it.' },
      {
        value: read,
        because: 'A recurrent decoder runs in order too, even if its inputs are known: it needs its state.',
      },
      { value: read + 1, because: 'Known inputs do not make the decoder parallel: each state needs the one before.' },
      { value: read * written, because: 'The decoder runs after the encoder, so the steps add.' },
      { value: inRow - 1, because: tex`EOS is one of the $T'$ tokens, and its step is needed for the loss.` },
      { value: 2 * inRow, because: 'Only the way forward is asked.' },
    ],
  });
}

function evaluatedQuestion(numbers: Numbers): Question {
  const { written, width } = numbers;
  const { evaluated } = stepsOf(numbers);
  return count({
    key: 'evaluated',
    label: 'Decoder steps computed for the beam',
    value: evaluated,
    slips: [
      { value: width * written, because: 'The first step has one prefix, BOS, so it is computed once.' },
      { value: written, because: 'These are the batches in a row. Each of them holds the prefixes of the beam.' },
      { value: 1 + width * written, because: 'After the last token nothing more is computed.' },
      {
        value: 1 + width ** 2 * (written - 1),
        because: tex`The $k^2$ candidates are ranked, but only $k$ of them live on.`,
      },
    ],
  });
}

function tiedQuestion(numbers: Numbers): Question {
  const { target, embedding, states, source } = numbers;
  const { tied, output } = countsOf(numbers);
  return count({
    key: 'tied',
    label: 'Weights that tying saves',
    value: tied,
    slips: [
      { value: embedding * target, because: tex`The embeddings are as wide as the states now.` },
      { value: output, because: tex`The bias $\param{\vb_o}$ stays: only the matrices are shared.` },
      { value: states * source, because: 'The output layer shares its entries with the table of the target.' },
      { value: 2 * tied, because: 'Of two copies one stays.' },
    ],
  });
}
