import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { autoencoderGradients, autoencoderLoss } from '../../core/linear-autoencoder.ts';
import { diagonal, identity, transpose } from '../../core/matrix.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['1.25', '20', '0.762', '4.25']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    examples: number(/n = (\d+)/),
    width: number(/k = (\d+)/),
    eigenvalues: (/eigenvalues \$\(([^)]*)\)/.exec(statement)?.[1] ?? '').split(', ').map(Number),
    kept: [...statement.matchAll(/\\vv_(\d)/g)].map(([, place]) => Number(place) - 1),
  };
}

/** The losses of all codes that hold principal directions, by the weights themselves. */
function lossesOfCodes(eigenvalues: readonly number[], width: number) {
  const codes = range(2 ** eigenvalues.length)
    .map((bits) => range(eigenvalues.length).filter((i) => (bits >> i) % 2 === 1))
    .filter((code) => code.length === width);
  return codes.map((code) => {
    const encoder = code.map((i) => at(identity(eigenvalues.length), i));
    const task = { covariance: diagonal(eigenvalues), lambda: 0 };
    const weights = { encoder, decoder: transpose(encoder) };
    const gradients = autoencoderGradients(weights, task);
    expect(Math.max(...[...gradients.encoder, ...gradients.decoder].flat().map(Math.abs))).toBeLessThan(1e-12);
    return { code, loss: autoencoderLoss(weights, task) };
  });
}

it('agrees at many seeds with the loss of every code that holds principal directions', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { examples, width, eigenvalues, kept } = readStatement(statement);
    const losses = lossesOfCodes(eigenvalues, width);
    const least = Math.min(...losses.map(({ loss }) => loss));
    const stationary = losses.find(({ code }) => String(code) === String(kept))?.loss ?? NaN;
    const expected = [least, examples * least, 1 - least / sum(eigenvalues), stationary];
    blanks.forEach(({ answer }, i) => expect(Math.abs(Number(answer) - at(expected, i))).toBeLessThan(6e-4));
    expect(stationary).toBeGreaterThan(least + 0.05);
  }
});

it('has a saddle where the code holds other directions: a turn toward a stronger one lowers the loss', () => {
  const task = { covariance: diagonal([4, 1, 0.25]), lambda: 0 };
  const lossAt = (angle: number) => {
    const encoder = [[Math.sin(angle), Math.cos(angle), 0]];
    return autoencoderLoss({ encoder, decoder: transpose(encoder) }, task);
  };
  expect(lossAt(0)).toBeCloseTo(4.25, 12);
  expect(lossAt(0.1)).toBeCloseTo(4.25 - 3 * Math.sin(0.1) ** 2, 12);
});

it.each([
  ['lost', '4', 'the code keeps'],
  ['lost', '20', 'Divide by'],
  ['lost', '1.0625', 'squared the eigenvalues'],
  ['lost', '1.5', 'added roots'],
  ['lost', '5', 'weakest directions'],
  ['loss', '1.25', 'per example'],
  ['loss', '18.75', 'and not'],
  ['loss', '64', 'is kept'],
  ['loss', '320', 'too many'],
  ['share', '0.238', 'is lost'],
  ['share', '0.938', 'squared the eigenvalues'],
  ['share', '0.571', 'added roots'],
  ['share', '1/3', 'counts directions'],
  ['stationary', '1.25', 'the optimum'],
  ['stationary', '1', 'the code keeps'],
  ['stationary', '68', 'together'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('draws no spectrum whose squares or roots would give the right loss', () => {
  for (const seed of range(400)) {
    const { statement, blanks } = problem.pose(seed);
    const { eigenvalues, width } = readStatement(statement);
    const others = eigenvalues.slice(width);
    for (const power of [2, 1 / 2]) {
      const mistaken = sum(others.map((each) => each ** power));
      expect(blanks[0]?.check(mistaken.toFixed(3)).kind).toBe('wrong');
    }
  }
});
