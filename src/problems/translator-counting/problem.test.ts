import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { entriesOf, leanModel } from '../../core/encoder-decoder.ts';
import { createRng } from '../../core/rng.ts';
import { countsOf, stepsOf } from './counts.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => Number(answer))).toEqual([1181184, 11074368, 5275648, 55, 97, 4096000]);
});

it('has the blocks of the worked example', () => {
  const { tables, cell, output, cellWork } = countsOf({ source: 10000, target: 8000, embedding: 256, states: 512 });
  expect([...tables, cell, output, cellWork]).toEqual([2560000, 2048000, 1181184, 4104000, 1179648]);
});

it('counts the entries of a model that runs', () => {
  for (const [source, target, embedding, states] of [
    [7, 5, 3, 4],
    [4, 9, 6, 2],
  ] as const) {
    // prettier-ignore
    const size = { source, target, embedding, states };
    expect(countsOf(size).all).toBe(entriesOf(leanModel(createRng(1), size)).length);
  }
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number((pattern.exec(statement)?.[1] ?? '').replace('{,}', ''));
  return {
    source: number(/V_x = ([\d{},]+)\$/),
    target: number(/V_y = ([\d{},]+)\$/),
    embedding: number(/d_e = (\d+)\$ and/),
    states: number(/d_h = (\d+)\$ numbers/),
    read: number(/T = (\d+)/),
    written: number(/T' = (\d+)/),
    width: number(/k = (\d+)/),
  };
}

/** Entries of matrices and vectors of the given sizes. */
function entries(shapes: readonly (readonly number[])[]): number {
  return shapes.reduce((total, shape) => total + shape.reduce((product, side) => product * side, 1), 0);
}

/** Prefixes that a beam extends, counted step by step: as many as live, at most the width. */
function extended(written: number, width: number): number {
  let [live, total] = [1, 0];
  for (let t = 0; t < written; t += 1) {
    total += live;
    live = width;
  }
  return total;
}

it('agrees at many seeds with the shapes of all arrays and with a beam that is counted step by step', () => {
  for (const seed of range(100)) {
    const { statement, blanks } = problem.pose(seed);
    const { source, target, embedding: e, states: h, read, written, width } = readStatement(statement);
    const gru = range(3).flatMap(() => [[h, h], [h, e], [h]]);
    expect(blanks.map(({ answer }) => Number(answer))).toEqual([
      entries(gru),
      entries([[e, source], [e, target], ...gru, ...gru, [target, h], [target]]),
      entries([...gru.filter((shape) => shape.length > 1), [target, h]]),
      range(read).length + range(written).length,
      extended(written, width),
      entries([[h, target], [target, h]]) - entries([[h, target]]),
    ]); // prettier-ignore
  }
});

it('knows that a wider beam costs no step in a row', () => {
  const narrow = stepsOf({ read: 30, written: 25, width: 1 });
  const wide = stepsOf({ read: 30, written: 25, width: 8 });
  expect(narrow.inRow).toBe(wide.inRow);
  expect(narrow.evaluated).toBe(25);
});

it.each([
  ['cell', '1179648', 'The biases are missing'],
  ['cell', '1182720', 'two biases'],
  ['cell', '1574912', 'an LSTM'],
  ['cell', '787456', 'the gates alone'],
  ['cell', '393728', 'one affine map'],
  ['cell', '16147968', 'the one-hot column'],
  ['cell', '2362368', 'both cells'],
  ['all', '9893184', 'two cells'],
  ['all', '6970368', 'The output layer is missing'],
  ['all', '11066368', 'The bias of the output'],
  ['all', '6466368', 'tables are missing'],
  ['all', '9026368', 'an embedding table too'],
  ['all', '11860800', 'the token alone'],
  ['all', '12100368', 'target tokens'],
  ['work', '5,285,184', 'the biases'],
  ['work', '1179648', 'the cell alone'],
  ['work', '4096000', 'the output layer alone'],
  ['work', '3227648', 'reads the state'],
  ['work', '4489216', 'one affine map'],
  ['work', '6062080', 'the token alone'],
  ['row', '25', 'waits for it'],
  ['row', '30', 'even if its inputs are known'],
  ['row', '31', 'do not make the decoder parallel'],
  ['row', '750', 'the steps add'],
  ['row', '54', 'EOS is one'],
  ['row', '110', 'the way forward'],
  ['evaluated', '100', 'computed once'],
  ['evaluated', '25', 'batches in a row'],
  ['evaluated', '101', 'After the last token'],
  ['evaluated', '385', 'live on'],
  ['tied', '2048000', 'as wide as the states'],
  ['tied', '4104000', 'stays'],
  ['tied', '5120000', 'table of the target'],
  ['tied', '8192000', 'one stays'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('shows nowhere an answer that is not whole', () => {
  for (const seed of range(50)) {
    const { blanks } = problem.pose(seed);
    range(blanks.length).forEach((i) => expect(Number.isInteger(Number(at(blanks, i).answer))).toBe(true));
  }
});
