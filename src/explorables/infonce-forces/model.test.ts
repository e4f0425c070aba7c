import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { createRng } from '../../core/rng.ts';
import { contrastAt, forcesOf } from './forces.ts';
import { model } from './model.ts';

const START = { tau: 0.2, positive: 20, anchor: 0, forces: 'along the circle', negatives: [30, 75, 140, -60, -120] } as const; // prettier-ignore

type At = Parameters<typeof model.derive>[1];
const derive = (changes: Partial<At>) => {
  const values = { ...START, ...changes };
  return model.derive(model.init(values, createRng(1)), values);
};
const RADIAN = 180 / Math.PI;

it.each([
  [0.05, 0.2064536075, 0.586017267],
  [0.1, 0.4002006996, 0.411739046],
  [0.2, 0.6081509313, -0.01325539849],
  [0.5, 0.9644779896, -0.2005984034],
  [1, 1.252199632, -0.1564811611],
])('at temperature %f has the loss and the slope of the second program', (tau, loss, slope) => {
  expect(derive({ tau }).loss).toBeCloseTo(loss, 8);
  expect(derive({ tau }).turn).toBeCloseTo(-slope, 8);
});

it.each([
  [0.05, 0.813464, 0.9993332994],
  [0.1, 0.67018553, 0.9727308193],
  [0.5, 0.38118213, 0.531597772],
])('at temperature %f has the probability of the positive and the share of the hardest negative', (tau, p, share) => {
  expect(derive({ tau }).probabilities[0]).toBeCloseTo(p, 6);
  expect(derive({ tau }).hardestShare).toBeCloseTo(share, 8);
  expect(derive({ tau }).hardest).toBe(1);
});

it('turns the anchor away from its positive just below temperature 0.19485, toward it just above', () => {
  expect(contrastAt({ ...START, tau: 0.1948 }).slope).toBeGreaterThan(0);
  expect(contrastAt({ ...START, tau: 0.1949 }).slope).toBeLessThan(0);
});

it('tends to the loss of chance, ln 6, when the temperature grows', () => {
  expect(contrastAt({ ...START, tau: 1e6 }).loss).toBeCloseTo(Math.log(6), 5);
});

it('hands every angle the slope that finite differences measure', () => {
  const angles = [START.anchor, START.positive, ...START.negatives].map((angle) => angle / RADIAN);
  const measured = gradient(([anchor = 0, positive = 0, ...negatives]) => {
    const degrees = negatives.map((angle) => angle * RADIAN);
    return contrastAt({ anchor: anchor * RADIAN, positive: positive * RADIAN, negatives: degrees, tau: 0.2 }).loss;
  }, angles);
  const { turn, turns } = derive({});
  expect(-turn).toBeCloseTo(at(measured, 0), 7);
  for (const [j, part] of turns.entries()) expect(part).toBeCloseTo(at(measured, j + 1), 7);
});

it('hands every free embedding the slope that finite differences measure', () => {
  const place = (angle: number) => [Math.cos(angle / RADIAN), Math.sin(angle / RADIAN)];
  const flat = [START.anchor, START.positive, ...START.negatives].flatMap(place);
  const loss = (entries: readonly number[]) => {
    const [x = 0, y = 0, ...others] = entries;
    const scores = range(6).map((j) => (x * at(others, 2 * j) + y * at(others, 2 * j + 1)) / 0.2);
    return Math.log(sum(scores.map(Math.exp))) - at(scores, 0);
  };
  const measured = gradient(loss, flat);
  const { anchor, candidates } = forcesOf(START, 'free');
  [anchor, ...candidates].flat().forEach((entry, i) => expect(-entry).toBeCloseTo(at(measured, i), 6));
});

it('has the gradient p - 1 in the score of the positive and p in every other', () => {
  const { probabilities, scoreGradients } = derive({ tau: 0.5 });
  expect(scoreGradients[0]).toBeCloseTo(0.38118213 - 1, 7);
  for (const [j, p] of probabilities.slice(1).entries()) expect(scoreGradients[j + 1]).toBeCloseTo(p, 12);
});

it('lets the anchor rest where pull and push balance', () => {
  const rest = model.shortcuts?.[0]?.settings({ ...START, tau: 0.05 })['anchor'];
  expect(rest).toBe(-11);
  expect(derive({ tau: 0.05, anchor: -10 }).turn).toBeLessThan(0);
  expect(derive({ tau: 0.05, anchor: -12 }).turn).toBeGreaterThan(0);
});

it('says whether the anchor turns toward its positive', () => {
  const turns = (changes: Partial<At>) => model.readings(derive(changes), { ...START, ...changes }).at(-1)?.value;
  expect(turns({ tau: 0.05 })).toBe('away from +');
  expect(turns({ tau: 0.5 })).toBe('toward +');
  expect(turns({ positive: 0, negatives: [0, 0, 0, 0, 0] })).toBe('not at all');
});
