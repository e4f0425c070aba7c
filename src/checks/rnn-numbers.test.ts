import { describe, expect, it } from 'vitest';
import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import { jacobian } from '../core/finite-differences.ts';
import { apply, diagonal, distance, type Matrix, multiply, power, scale } from '../core/matrix.ts';
import { centered, withLength } from '../core/projection.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { preactivation, randomNetwork } from '../core/recurrent-network.ts';
import { createRng } from '../core/rng.ts';
import { statesOf } from '../core/sequence-task.ts';
import { spectralNorm } from '../core/singular-values.ts';
import { norm, total, type Vector } from '../core/vector.ts';

const { tanh, sigmoid } = activations;

/** The numbers in the text, each from its own formula or simulation. */
describe('the numbers of the chapter', () => {
  const shear: Matrix = [[0.9, 2], [0, 0.9]]; // prettier-ignore

  it('0.9 and 1.1 to the power 50 are 0.005 and 117', () => {
    expect(power([[0.9]], 50)[0]?.[0]).toBeCloseTo(0.005154, 6);
    expect(power([[1.1]], 50)[0]?.[0]).toBeCloseTo(117.39, 2);
  });

  it('44 taps are the first number that misses less than one percent at feedback 0.9', () => {
    const missed = (taps: number) => 1 - sum(range(taps).map((j) => 0.1 * 0.9 ** j));
    expect(missed(43)).toBeCloseTo(0.0108, 4);
    expect(missed(44)).toBeCloseTo(0.0097, 4);
  });

  it('the powers of the shear peak at the ninth with norm 7.767733 and fall to 0.0059 at the hundredth', () => {
    const norms = range(101).map((k) => spectralNorm(power(shear, k)));
    expect(at(norms, 9)).toBeCloseTo(7.767733, 6);
    expect(norms.indexOf(Math.max(...norms))).toBe(9);
    expect(at(norms, 100)).toBeCloseTo(0.0059, 4);
    // The closed form of the k-th power, entry by entry.
    expect(distance(power(shear, 9), [[0.9 ** 9, 18 * 0.9 ** 8], [0, 0.9 ** 9]])).toBeLessThan(1e-12); // prettier-ignore
  });

  it('a tanh network at rest with scale 1.1 has gain 45.26 over 40 steps', () => {
    const turn = [[Math.cos(0.5), -Math.sin(0.5)], [Math.sin(0.5), Math.cos(0.5)]]; // prettier-ignore
    const net = { recurrent: scale(1.1, turn), input: [[1], [0.5]], bias: [0, 0], readout: [], activation: tanh };
    const inputs = (amplitude: number) => range(40).map((i) => [amplitude * Math.sin(0.7 * (i + 1))]);
    const gainOf = (amplitude: number) => {
      const states = statesOf(net, inputs(amplitude));
      const jacobians = inputs(amplitude).map((x, i) => {
        const slopes = preactivation(net, at(states, i), x).map(tanh.slope);
        return multiply(diagonal(slopes), net.recurrent);
      });
      return spectralNorm(jacobians.reduce((before, step) => multiply(step, before)));
    };
    expect(gainOf(0)).toBeCloseTo(45.25925557, 7);
    expect(gainOf(0.5)).toBeCloseTo(0.00001128686162, 12);
  });

  it('clipping turns (3, 4) by 8.13 degrees when it is done by value', () => {
    const cosine = (1.2 * 2 + 1.6 * 2) / (norm([1.2, 1.6]) * norm([2, 2]));
    expect((Math.acos(cosine) * 180) / Math.PI).toBeCloseTo(8.130102, 6);
  });

  it('clipping single samples at 1 turns a mean of 0.1 into one of -0.8', () => {
    const mean = (clip: (g: number) => number) => 0.1 * clip(10) + 0.9 * clip(-1);
    expect(mean((g) => g)).toBeCloseTo(0.1, 12);
    expect(mean((g) => Math.max(-1, Math.min(1, g)))).toBeCloseTo(-0.8, 12);
  });

  it('layer normalization of the recurrent term alone has the same Jacobian for every scale of its matrix', () => {
    const [matrix, state] = [normalMatrix(createRng(20), 5, 5), normalVector(createRng(21), 5)];
    const normalized = (factor: number) => (h: Vector) =>
      withLength(centered(apply(scale(factor, matrix), h)), Math.sqrt(5));
    expect(distance(jacobian(normalized(1), state), jacobian(normalized(5), state))).toBeLessThan(1e-9);
  });

  it.each([
    [0, 9.54e-7, 0],
    [0.3, 0.06129822, 0.00008074],
    [0.5, 0.29760838, 0.3333355],
    [0.6, 0.53109705, 6.92626284],
  ])('a skip of weight %s over five steps leaves %s after 20 steps and %s after 100', (skip, twenty, hundred) => {
    const gains = range(101).reduce<Vector>(
      (g, n) => [...g, n === 0 ? 1 : 0.5 * at(g, n - 1) + skip * (g[n - 5] ?? 0)],
      [],
    );
    expect(at(gains, 20)).toBeCloseTo(twenty, 7);
    expect(at(gains, 100)).toBeCloseTo(hundred, 7);
  });

  it('a skip with weights that add up to 1 settles at 1 / (w + k v)', () => {
    const errors = [2, 3, 5, 8].flatMap((lag) =>
      [0.2, 0.5, 0.9].map((w) => {
        const gains = range(4001).reduce<number[]>((g, n) => {
          g.push(n === 0 ? 1 : w * at(g, n - 1) + (1 - w) * (g[n - lag] ?? 0));
          return g;
        }, []);
        return Math.abs(at(gains, 4000) - 1 / (w + lag * (1 - w)));
      }),
    );
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });

  it.each([
    [0.5, 1],
    [0.9, 6.578813],
    [0.99, 68.967564],
  ])('a forget gate of %s halves the gradient in %s steps', (gate, steps) => {
    expect(gate ** steps).toBeCloseTo(0.5, 6);
  });

  it('a forget bias of 1 leaves 0.0019 of the gradient over 20 steps, a bias of 0 a two-thousandth of that', () => {
    expect(sigmoid.value(1)).toBeCloseTo(0.731059, 6);
    expect(sigmoid.value(1) ** 20).toBeCloseTo(0.001901, 6);
    expect((sigmoid.value(1) / sigmoid.value(0)) ** 20).toBeCloseTo(1993.6, 0);
  });

  it('vanilla cell, output and second layer of 20 states hold 620, 105 and 820 numbers', () => {
    const count = (inputs: number) => {
      const net = randomNetwork(createRng(1), tanh, { states: 20, inputs, outputs: 5 });
      return [...net.recurrent.flat(), ...net.input.flat(), ...net.bias].length;
    };
    const { readout } = randomNetwork(createRng(1), tanh, { states: 20, inputs: 10, outputs: 5 });
    expect([count(10), readout.flat().length + 5, count(20)]).toEqual([620, 105, 820]);
  });

  it('the state-space example has the kernel and the outputs of the text', () => {
    const [a, b, c] = [[[0.9, 0.2], [-0.1, 0.7]], [[1], [0.5]], [[1, -1]]]; // prettier-ignore
    const kernel = range(5).map((j) => at(multiply(c, multiply(power(a, j), b)).flat(), 0));
    expect(distance([kernel], [[0.5, 0.75, 0.875, 0.9125, 0.89125]])).toBeLessThan(1e-12);
    const net = { recurrent: a, input: b, bias: [0, 0], readout: c, activation: activations.identity };
    const states = statesOf(net, [[1], [2], [-1], [0.5], [3]]);
    expect(distance([at(states, 3)], [[1.95, 0.075]])).toBeLessThan(1e-12);
    const outputs = states.slice(1).map((state) => at(apply(c, state), 0));
    expect(distance([outputs], [[0.5, 1.75, 1.875, 2.1625, 3.71625]])).toBeLessThan(1e-12);
  });

  it('grouping the affine steps in pairs gives the state that the loop gives', () => {
    const rng = createRng(22);
    const steps = range(8).map(() => ({ matrix: normalMatrix(rng, 3, 3), shift: normalVector(rng, 3) }));
    const start = normalVector(rng, 3);
    type Step = (typeof steps)[number];
    const after = (first: Step, second: Step): Step => ({
      matrix: multiply(second.matrix, first.matrix),
      shift: total(apply(second.matrix, first.shift), second.shift),
    });
    const scanned = (list: readonly Step[]): Step =>
      list.length === 1
        ? at(list, 0)
        : after(scanned(list.slice(0, list.length / 2)), scanned(list.slice(list.length / 2)));
    const run = (h: Vector, { matrix, shift }: Step) => total(apply(matrix, h), shift);
    expect(distance([run(start, scanned(steps))], [steps.reduce(run, start)])).toBeLessThan(1e-11);
  });
});
