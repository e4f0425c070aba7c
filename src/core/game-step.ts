import { at } from './array.ts';
import { gradient } from './finite-differences.ts';
import type { Vector } from './vector.ts';

/** A game of two numbers: the first player lowers `lowered`, the second raises `raised`, both at one learning rate. */
export interface PlaneGame {
  readonly lowered: (point: Vector) => number;
  readonly raised: (point: Vector) => number;
  readonly eta: number;
}

/** Both numbers after a step that both players take at once, along measured slopes. */
export function stepAtOnce(game: PlaneGame, [first = 0, second = 0]: Vector): Vector {
  return [firstMoved(game, first, second), secondMoved(game, first, second)];
}

/** Both numbers after a step in turn: the second player sees where the first has gone. */
export function stepInTurn(game: PlaneGame, [first = 0, second = 0]: Vector): Vector {
  const gone = firstMoved(game, first, second);
  return [gone, secondMoved(game, gone, second)];
}

function firstMoved({ lowered, eta }: PlaneGame, first: number, second: number): number {
  return first - eta * at(gradient(lowered, [first, second]), 0);
}

function secondMoved({ raised, eta }: PlaneGame, first: number, second: number): number {
  return second + eta * at(gradient(raised, [first, second]), 1);
}
