import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { complexProduct, conjugate, unitComplex } from '../../core/complex.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(-1.9243, 1.139)',
    '(0.9182, -0.6379)',
    '-2.4934',
    '-2.4934',
    '0.8725',
  ]);
});

it.each([
  ['score', '-2.49339543'],
  ['shifted', '-2.49339543'],
  ['swapped', '0.872488511'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const vectors = [...statement.matchAll(/\} = \(([-\d., ]+)\)/g)].map(([, list = '']) => list.split(', ').map(Number));
  const places = [...statement.matchAll(/ t = (\d+)|\$t = (\d+)|\$j = (\d+)/g)].map(([, , query, key]) =>
    Number(query ?? key),
  );
  const omega = Number(/omega = ([\d.]+)/.exec(statement)?.[1] ?? NaN);
  return { query: at(vectors, 0), key: at(vectors, 1), omega, places };
}

/** The plane as complex numbers: turning is a product, the score the real part of one vector times the other's conjugate. */
const complex = ([re = NaN, im = NaN]: readonly number[]) => ({ re, im });

it.each(range(150))('agrees at seed %i with products of complex numbers', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { query, key, omega, places } = readStatement(statement);
  const turn = (vector: readonly number[], position: number) =>
    complexProduct(complex(vector), unitComplex(omega * position));
  const score = (i: number) => complexProduct(turn(query, at(places, i)), conjugate(turn(key, at(places, i + 1)))).re;
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(2e-4);
  expect(places).toHaveLength(6);
  for (const [i, vector] of [turn(query, at(places, 0)), turn(key, at(places, 1))].entries()) {
    near(at(at(answers, i), 0), vector.re);
    near(at(at(answers, i), 1), vector.im);
  }
  for (const i of range(3)) near(at(at(answers, 2 + i), 0), score(2 * i));
});

it.each([
  ['query', '(2.0657, -0.8560)', 'clockwise'],
  ['query', '(-0.0813, 2.2346)', 'its own position'],
  ['query', '(-1.2722, -1.8389)', 'frequency'],
  ['query', '(2.2232, 0.2391)', 'not by the offset'],
  ['query', '(0.9473, 2.0255)', 'degrees'],
  ['key', '(-0.0406, -1.1173)', 'clockwise'],
  ['key', '(1.1116, -0.1195)', 'frequency'],
  ['key', '(-0.5713, -0.9610)', 'not by the offset'],
  ['score', '-1.5', 'without any rotation'],
  ['score', '0.8725', 'wrong sign'],
  ['score', '2.4428', 'subtract'],
  ['score', '-2.1011', 'only the query'],
  ['score', '-0.3575', 'only the key'],
  ['score', '-1.1944', 'frequency'],
  ['score', '-0.8105', 'sine is missing'],
  ['score', '-1.6829', 'cosine is missing'],
  ['score', '-1.5347', 'degrees'],
  ['shifted', '-1.5', 'without any rotation'],
  ['shifted', '0.8725', 'wrong offset'],
  ['swapped', '-2.4934', 'not even'],
  ['swapped', '2.4934', 'Only the part'],
  ['swapped', '-1.5', 'without any rotation'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows who moved alone', () => {
  const score = (phi: number) => String(-1.5 * Math.cos(phi) + 2 * Math.sin(phi));
  expect(check('shifted', score(-1 - 3.5))).toMatchObject({ because: expect.stringContaining('only the query') });
  expect(check('shifted', score(-1 + 3.5))).toMatchObject({ because: expect.stringContaining('only the key') });
});
