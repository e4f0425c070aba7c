import { expect, it } from 'vitest';
import { drawnUntil } from './drawn-until.ts';
import { createRng } from './rng.ts';

it('draws until a candidate will do', () => {
  const rng = createRng(3);
  const drawn: number[] = [];
  const die = () => {
    drawn.push(rng.integer(1, 6));
    return drawn.at(-1) ?? NaN;
  };
  expect(drawnUntil(die, (face) => face === 6)).toBe(6);
  expect(drawn.filter((face) => face === 6)).toHaveLength(1);
});

it('gives up where nothing will do', () => {
  expect(drawnUntil(() => 1, (one) => one > 1)).toBeNull(); // prettier-ignore
});
