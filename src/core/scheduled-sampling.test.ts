import { expect, it } from 'vitest';
import { sum } from './array.ts';
import { expectedLoss, scheduledDraws } from './scheduled-sampling.ts';

const joint = [
  [0.4, 0.1],
  [0.1, 0.4],
];

const probabilityOf = (kept: number, read: number, predict: number) =>
  sum(
    scheduledDraws(joint, kept)
      .filter((draw) => draw.read === read && draw.predict === predict)
      .map(({ probability }) => probability),
  );

it('a coin that always shows the truth gives the data', () => {
  expect(probabilityOf(1, 0, 0)).toBeCloseTo(0.4, 14);
  expect(probabilityOf(1, 1, 0)).toBeCloseTo(0.1, 14);
});

it('a coin that never shows it makes the two tokens independent', () => {
  expect(probabilityOf(0, 0, 0)).toBeCloseTo(0.25, 14);
  expect(probabilityOf(0, 1, 0)).toBeCloseTo(0.25, 14);
});

it('a model that guesses evenly loses ln 2, whatever the coin', () => {
  const even = [
    [0.5, 0.5],
    [0.5, 0.5],
  ];
  expect(expectedLoss(scheduledDraws(joint, 0.3), even)).toBeCloseTo(Math.log(2), 14);
});
