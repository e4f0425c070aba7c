import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { growthFactor } from '../../core/growth-factor.ts';
import { createRng } from '../../core/rng.ts';
import { model, stepMatrix } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { method: 'simultaneous', eta: 0.1, gamma: 0.5, theta: 1, psi: 0 };

const played = (changes: Partial<At>, steps: number) => {
  const at = { ...base, ...changes };
  const rng = createRng(1);
  const path = range(steps).reduce((taken) => model.step?.(taken, at, rng) ?? taken, model.init(at, rng));
  return { ...model.derive(path, at), last: item(path, steps) };
};

describe('a separate program agrees on', () => {
  it.each([
    ['simultaneous', [0.5707904499, 0.88250801], 1.6446318218],
    ['alternating', [0.5820887704, 0.8427503884], 1.0234138474],
    ['R1 penalty', [0.6234916494, 0.7039487866], 0.1444768382],
  ] as const)('%s steps', (method, last, norm) => {
    last.forEach((value, i) => expect(item(played({ method }, 10).last, i)).toBeCloseTo(value, 9));
    expect(item(played({ method }, 100).norms, 100)).toBeCloseTo(norm, 9);
  });

  it('the norm after ten simultaneous steps, and the modulus under the penalty', () => {
    expect(item(played({}, 10).norms, 10)).toBeCloseTo(1.0510100501, 9);
    expect(played({ method: 'R1 penalty' }, 0).modulus).toBeCloseTo(0.9797958971, 9);
  });
});

it('has the modulus that the powers of the matrix grow by', () => {
  for (const method of ['simultaneous', 'alternating', 'R1 penalty'] as const) {
    for (const [eta, gamma] of [
      [0.01, 0.05],
      [0.3, 0.2],
      [0.5, 1.9],
    ] as const) {
      expect(played({ method, eta, gamma }, 0).modulus).toBeCloseTo(
        growthFactor(stepMatrix({ method, eta, gamma })),
        6,
      );
    }
  }
});

it('spirals out at every learning rate when both move at once', () => {
  for (const eta of [0.01, 0.05, 0.25, 0.5]) expect(played({ eta }, 0).fate).toBe('spirals out');
  expect(item(played({ eta: 0.05 }, 500).norms, 500)).toBeCloseTo(1.0025 ** 250, 9);
});

it('circles when they take turns, and with a penalty as strong as the learning rate', () => {
  expect(played({ method: 'alternating', eta: 0.5 }, 0).fate).toBe('circles');
  expect(played({ method: 'R1 penalty', eta: 0.3, gamma: 0.3 }, 0).fate).toBe('circles');
});

it('rests at the solution', () => {
  expect(played({ theta: 0 }, 5).last).toEqual([0, 0]);
});

it('says the result in words', () => {
  expect(model.describe(played({}, 500), base)).toMatchInlineSnapshot(
    `"Simultaneous steps, learning rate 0.1: the game spirals out. After 500 steps θ is 10.93 and ψ −5.028, at distance 12.03 from the solution; at the start it was 1. The eigenvalues of a step are 1 ± 0.1 i, of modulus 1.00499."`,
  );
  expect(model.describe(played({ theta: 0 }, 1), { ...base, theta: 0 })).toMatchInlineSnapshot(
    `"Simultaneous steps, learning rate 0.1: the game rests. After 1 step θ is 0 and ψ 0, at distance 0 from the solution; at the start it was 0. The eigenvalues of a step are 1 ± 0.1 i, of modulus 1.00499."`,
  );
});
