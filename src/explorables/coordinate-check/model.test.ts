import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model, WIDTHS } from './model.ts';
import { forward, gradientOf, lossOf, normalNet, type TanhNet } from './tanh-net.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { scheme: 'standard', rate: 0.01, seed: 1 };

const derive = (changes: Partial<At>, steps = 1) => {
  const at = { ...base, ...changes };
  const start = model.init(at, createRng(at.seed));
  return model.derive(
    range(steps).reduce((state) => model.step?.(state, at, createRng(0)) ?? state, start),
    at,
  );
};

const changes = (scheme: At['scheme'], width: (typeof WIDTHS)[number]) =>
  item(derive({ scheme }).changes, WIDTHS.indexOf(width));

describe('one step with learning rate 0.01 agrees with an independent computation', () => {
  it('standard, width 16', () => {
    const { first, second, output } = changes('standard', 16);
    expect(first).toBeCloseTo(0.0259749627, 9);
    expect(second).toBeCloseTo(0.05819956239, 10);
    expect(output).toBeCloseTo(0.1422445241, 9);
  });

  it.each([
    { scheme: 'standard', width: 64, second: 0.1887465121, output: 1.195232883 },
    { scheme: 'standard', width: 256, second: 0.5237988018, output: 5.030587728 },
    { scheme: 'μP', width: 64, second: 0.05766416122, output: 0.197066039 },
    { scheme: 'μP', width: 256, second: 0.05465519789, output: 0.1681487062 },
  ] as const)('$scheme, width $width: Δa⁽²⁾ = $second, Δŷ = $output', ({ scheme, width, second, output }) => {
    expect(changes(scheme, width).second).toBeCloseTo(second, 9);
    expect(changes(scheme, width).output).toBeCloseTo(output, 8);
  });

  it('has the published slopes', () => {
    const { slopes } = derive({});
    expect(slopes?.second).toBeCloseTo(0.79, 2);
    expect(slopes?.output).toBeCloseTo(1.29, 2);
  });
});

it('is one net in both parametrizations at the base width', () => {
  for (const steps of [1, 4]) {
    expect(item(derive({ scheme: 'μP' }, steps).changes, 0)).toEqual(item(derive({}, steps).changes, 0));
  }
});

it('moves layer 1 in the first step by the learning rate times the inputs, signed as the gradient is', () => {
  // Each unit moves by -η Σ_k s_k x_k with signs s of its own: at most η |x|₁.
  const longest =
    0.01 * Math.max(...range(4).map((i) => range(8).reduce((total, k) => total + Math.abs(feature(i, k)), 0)));
  for (const { first } of derive({}).changes) expect(first).toBeLessThanOrEqual(longest);
});

it('learns at every width with one learning rate in μP, and not in the standard parametrization', () => {
  for (const { start, now } of derive({ scheme: 'μP' }, 5).losses) expect(now).toBeLessThan(start / 10);
  const { losses } = derive({}, 5);
  expect(item(losses, 0).now).toBeLessThan(item(losses, 0).start / 10);
  expect(item(losses, 4).now).toBeGreaterThan(item(losses, 4).start);
});

it('has the gradient that finite differences give', () => {
  const net = normalNet(3, 5);
  const gradient = gradientOf(net, forward(net));
  for (const key of ['first', 'second', 'readout'] as const) {
    const loss = (index: number, by: number) => lossOf(forward(nudged(net, key, { index, by })));
    for (const index of [0, 3, 4]) {
      expect(item(gradient[key], index)).toBeCloseTo((loss(index, 1e-6) - loss(index, -1e-6)) / 2e-6, 7);
    }
  }
});

it('says the result in words', () => {
  expect(model.describe(derive({}), base)).toMatchInlineSnapshot(
    `"After 1 step with learning rate 0.01 in the standard parametrization the pre-activations of layer 2 have changed by 0.0582 at width 16 and by 0.524 at width 256: a slope of 0.79 on log-log axes. The slope is −0.01 for layer 1 and 1.29 for the output. The loss is 0.17 at width 16 and 8.7 at width 256."`,
  );
  expect(model.describe(derive({}, 0), base)).toMatchInlineSnapshot(
    `"Before the first step no net of width 16 to 256 has moved. The parametrization is standard."`,
  );
});

function feature(i: number, k: number): number {
  return Math.cos(1 + 1.7 * i + 2.3 * k + 0.6 * i * k);
}

function nudged(
  net: TanhNet,
  key: 'first' | 'second' | 'readout',
  { index, by }: { readonly index: number; readonly by: number },
): TanhNet {
  return { ...net, [key]: net[key].map((entry, i) => (i === index ? entry + by : entry)) };
}
