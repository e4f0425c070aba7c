import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';
import { convolutional, dense, filterOf, readoutOf } from './networks.ts';
import { examplesAt, signalOf } from './signals.ts';

type At = Parameters<typeof model.derive>[1];

const START: At = { shown: 'all', last: 9, pooling: 'max', relu: 'on', eta: 0.5 };

const after = (steps: number, changes: Partial<At> = {}) => {
  const values = { ...START, ...changes };
  const rng = createRng(1);
  let state = model.init(values, rng);
  for (let t = 0; t < steps; t += 1) state = model.step?.(state, values, rng) ?? state;
  return model.derive(state, values);
};

it('has patterns that differ in their order alone', () => {
  expect(signalOf({ label: 1, position: 20 })).toEqual([...range(20).map(() => 0), 1, -1, 1, 0]);
  expect(sum(signalOf({ label: 0, position: 5 }))).toBe(sum(signalOf({ label: 1, position: 5 })));
  expect(examplesAt([12, 19])).toHaveLength(16);
});

it.each([
  { steps: 50, trained: { loss: 0.5934130821, accuracy: 0.6875 }, tested: { loss: 0.695678054, accuracy: 0.5 } },
  { steps: 1000, trained: { loss: 0.3711223427, accuracy: 0.875 }, tested: { loss: 1.058727515, accuracy: 0.5 } },
])('trains the dense network to losses computed independently, after $steps steps', ({ steps, trained, tested }) => {
  const result = after(steps).dense;
  expect(result.trained.loss).toBeCloseTo(trained.loss, 8);
  expect(result.trained.accuracy).toBe(trained.accuracy);
  expect(result.tested.loss).toBeCloseTo(tested.loss, 8);
  expect(result.tested.accuracy).toBe(tested.accuracy);
});

it('leaves a linear network short even when all positions are trained', () => {
  const { tested } = after(1000, { last: 19 }).dense;
  expect(tested.loss).toBeCloseTo(0.4889183343, 8);
  expect(tested.accuracy).toBe(0.8125);
});

it.each([
  { steps: 0, pooling: 'max', relu: 'on', loss: 0.6932253035 },
  { steps: 50, pooling: 'max', relu: 'on', loss: 0.0264128699 },
  { steps: 300, pooling: 'max', relu: 'on', loss: 0.001671451274 },
  { steps: 1000, pooling: 'max', relu: 'on', loss: 3.722380257e-4 },
  { steps: 300, pooling: 'average', relu: 'on', loss: 0.5752740592 },
  { steps: 1000, pooling: 'average', relu: 'on', loss: 0.07385382442 },
  { steps: 1000, pooling: 'average', relu: 'off', loss: 0.6931471806 },
] as const)(
  'trains the CNN to $loss in $steps steps, $pooling pooling, ReLU $relu',
  ({ steps, pooling, relu, loss }) => {
    const { trained, tested } = after(steps, { pooling, relu }).cnn;
    expect(trained.loss).toBeCloseTo(loss, 9);
    expect(tested.loss).toBeCloseTo(loss, 9);
  },
);

it('is stuck at even odds with average pooling and no ReLU', () => {
  expect(after(1000, { pooling: 'average', relu: 'off' }).cnn.trained.accuracy).toBe(0.5);
});

it('hands back the gradients that finite differences find, at the borders too', () => {
  const networks = [
    dense,
    ...(['max', 'average'] as const).flatMap((pooling) =>
      [true, false].map((hasRelu) => convolutional({ pooling, hasRelu })),
    ),
  ];
  for (const network of networks) {
    const rng = createRng(3);
    const parameters = network.start.map((start) => start + 0.1 * rng.normal());
    for (const example of [0, 1, 7, 21].map((position) => ({ label: 1, position }) as const)) {
      const collected = new Float64Array(parameters.length);
      network.pass(parameters, example).backward(1, collected);
      const measured = gradient((moved) => network.pass(moved, example).logit, parameters);
      collected.forEach((slope, i) => expect(slope).toBeCloseTo(at(measured, i), 8));
    }
  }
});

it('starts with the filters and the readout of the text', () => {
  const { start } = convolutional({ pooling: 'max', hasRelu: true });
  expect([filterOf(start, 0), filterOf(start, 1), readoutOf(start)]).toEqual([
    [0.3, -0.2, 0.1],
    [-0.1, 0.25, -0.3],
    [0.5, -0.5],
  ]);
  expect([start.length, dense.start.length]).toEqual([11, 25]);
});

it('keeps the tested positions to itself until they are shown', () => {
  const values = { ...START, shown: 'trained' } as const;
  expect(model.readings(after(1), values).map(({ value }) => value === '?')).toEqual([false, true, false, true]);
});

it('says the result in words', () => {
  expect(model.describe(after(1000), START)).toMatchInlineSnapshot(
    `"Trained with the pattern at positions 2 to 9, the dense network has loss 0.371 and 88 percent right, and on positions 12 to 19 loss 1.06 and 50 percent right. The CNN, with max pooling and ReLU on, has loss 0.000372 and 100 percent right, and on positions 12 to 19 loss 0.000372 and 100 percent right."`,
  );
});
