import { expect, it } from 'vitest';
import { stepAtOnce, stepInTurn } from './game-step.ts';

const product = ([a = 0, b = 0]: readonly number[]) => a * b;
const game = { lowered: product, raised: product, eta: 0.1 };

it('turns the point (1, 0) to (1, 0.1) at once and in turn', () => {
  expect(stepAtOnce(game, [1, 0])[1]).toBeCloseTo(0.1, 10);
  expect(stepInTurn(game, [1, 0])[1]).toBeCloseTo(0.1, 10);
});

it('lets the second player see the first one’s step only in turn', () => {
  expect(stepAtOnce(game, [0, 1])[1]).toBeCloseTo(1, 10);
  expect(stepInTurn(game, [0, 1])[1]).toBeCloseTo(0.99, 10);
});
