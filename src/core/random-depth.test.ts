import { expect, it } from 'vitest';
import { activations } from './activation.ts';
import { at } from './array.ts';
import { gradient } from './finite-differences.ts';
import { apply, distance } from './matrix.ts';
import { meanSquare } from './normalization.ts';
import { passedBack, randomPass } from './random-depth.ts';
import { createRng } from './rng.ts';
import { dot, total } from './vector.ts';

const spec = { width: 5, depth: 3, activation: activations.tanh, weightScale: 1.2, biasScale: 0 };

it('sends δ back as finite differences of the last layer in the pre-activations of the first do', () => {
  const pass = randomPass(spec, createRng(1));
  const delta = [1, -0.5, 0.2, 0.7, -1];
  const weighted = (first: readonly number[]) => {
    const second = apply(at(pass.weights, 1), first.map(Math.tanh));
    return dot(delta, apply(at(pass.weights, 2), second.map(Math.tanh)));
  };
  const computed = passedBack(pass, activations.tanh, delta);
  expect(distance([computed], [gradient(weighted, at(pass.sums, 0))])).toBeLessThan(1e-9);
});

it('biases add their variance to the first layer', () => {
  const rng = createRng(2);
  const wide = { ...spec, width: 60, depth: 1, biasScale: 3 };
  const squares = [1, 2, 3, 4, 5, 6, 7, 8].map(() => meanSquare(at(randomPass(wide, rng).sums, 0)));
  expect(Math.abs(at(total([0], ...squares.map((each) => [each / 8])), 0) - (1.44 + 9))).toBeLessThan(2.7);
});
