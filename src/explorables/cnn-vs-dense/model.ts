import { at as item, range, sum } from '../../core/array.ts';
import { convolve, PLAIN_STEPS } from '../../core/convolution.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { convolutional, dense, filterOf, type Network, readoutOf } from './networks.ts';
import { examplesAt, LENGTH, POSITIONS, signalOf, TESTED, TRAINED_FROM, WIDTH } from './signals.ts';
import { descend, type Score, scoreOf } from './training.ts';

const params = {
  shown: { kind: 'choice', label: 'Positions shown', options: ['trained', 'all'], start: 'trained' },
  last: { kind: 'number', label: 'Train on positions 2 to', min: 4, max: TESTED[1], step: 1, start: 9 },
  pooling: { kind: 'choice', label: 'Pooling of the CNN', options: ['max', 'average'], start: 'max' },
  relu: { kind: 'choice', label: 'ReLU of the CNN', options: ['on', 'off'], start: 'on' },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.05, max: 1, step: 0.05, start: 0.5, advanced: true },
} as const;

type At = Values<typeof params>;

/** Both networks after some steps, and the training one step before; null at the start. */
export interface Training {
  readonly parameters: readonly Float64Array[];
  /** The training losses one step before, in the order of the networks; empty at the start. */
  readonly lossesBefore: readonly number[];
  readonly before: Training | null;
}

/** One network as the figure draws it. */
export interface Result {
  readonly parameters: readonly number[];
  /** For each class, the logit of its pattern at every position. */
  readonly logits: readonly [readonly number[], readonly number[]];
  readonly trained: Score;
  readonly tested: Score;
  /** Points (step, loss), thinned out. */
  readonly curves: { readonly trained: readonly Point[]; readonly tested: readonly Point[] };
}

type Point = readonly [number, number];

/** A dense network and a convolutional one, trained on the same signals. */
export interface CnnVsDense {
  readonly dense: Result;
  readonly cnn: Result;
}

const CURVE_POINTS = 50;

/** A dense network learns a pattern where it stood in training; a convolutional one learns the pattern. */
export const model = defineModel({
  title: 'Same data, different inductive bias',
  params,
  steps: { label: 'Gradient steps', most: 1000, start: 1000 },
  init: (at): Training => ({
    parameters: networksOf(at).map(({ start }) => Float64Array.from(start)),
    lossesBefore: [],
    before: null,
  }),
  step: (training, at): Training => {
    const examples = examplesAt([TRAINED_FROM, at.last]);
    const descended = networksOf(at).map((network, k) =>
      descend({ network, parameters: item(training.parameters, k) }, examples, at.eta),
    );
    return {
      parameters: descended.map(({ parameters }) => parameters),
      lossesBefore: descended.map(({ loss }) => loss),
      before: training,
    };
  },
  derive: (training, at): CnnVsDense => {
    const chain = chainOf(training);
    const [denseResult, cnn] = networksOf(at).map((network, k) => resultOf({ network, k }, chain, at));
    if (denseResult === undefined || cnn === undefined) throw new RangeError('there are two networks');
    return { dense: denseResult, cnn };
  },
  readings: (derived, { shown }) =>
    [
      { name: 'Dense', result: derived.dense },
      { name: 'CNN', result: derived.cnn },
    ].flatMap(({ name, result }) => [
      { label: `${name}, trained`, value: written(result.trained) },
      { label: `${name}, tested`, value: shown === 'all' ? written(result.tested) : '?' },
    ]),
  describe: ({ dense: denseResult, cnn }, { shown, last, pooling, relu }) => {
    const tested = (result: Result) =>
      shown === 'all' ? `, and on positions 12 to 19 ${spoken(result.tested)}` : ', other positions are not shown';
    return (
      `Trained with the pattern at positions 2 to ${last}, the dense network has ${spoken(denseResult.trained)}` +
      `${tested(denseResult)}. The CNN, with ${pooling} pooling and ReLU ${relu}, has ${spoken(cnn.trained)}${tested(cnn)}.`
    );
  },
  laws: {
    'the CNN gives a pattern one logit at all positions away from the borders': ({ cnn }) =>
      cnn.logits.every((logits) => logits.slice(2, 20).every((logit) => isClose(logit, item(logits, 2)))),
    'the CNN has the same loss on trained and on tested positions': ({ cnn }) =>
      isClose(cnn.trained.loss, cnn.tested.loss) && cnn.trained.accuracy === cnn.tested.accuracy,
    'a dense weight that meets only zeros in training stays 0': ({ dense: { parameters } }, { last }) =>
      parameters.slice(0, LENGTH).every((weight, j) => (j >= TRAINED_FROM && j < last + WIDTH) || weight === 0),
    'the dense logit of a pattern beyond all trained places is the bias': ({ dense: { logits, parameters } }, at) =>
      logits.every((each) => each.slice(at.last + WIDTH).every((logit) => logit === item(parameters, LENGTH))),
    'without ReLU, average pooling gives both classes one logit': ({ cnn: { logits } }, { pooling, relu }) =>
      pooling === 'max' || relu === 'on' || isClose(item(logits[0], 9), item(logits[1], 9)),
    'every logit of the CNN is that of a convolution over the whole signal': ({ cnn }, at) =>
      cnn.logits.every((logits, label) =>
        logits.every((logit, position) => isClose(logit, wholeLogit(cnn.parameters, { label, position }, at))),
      ),
    'the dense network starts at the loss ln 2': ({ dense: { curves } }) =>
      isClose(item(item(curves.trained, 0), 1), Math.LN2),
  },
});

/** The dense network, then the convolutional one. */
function networksOf({ pooling, relu }: At): readonly Network[] {
  return [dense, convolutional({ pooling, hasRelu: relu === 'on' })];
}

function resultOf(
  { network, k }: { readonly network: Network; readonly k: number },
  chain: readonly Training[],
  at: At,
): Result {
  const fittedAt = (step: number) => ({ network, parameters: item(item(chain, step).parameters, k) });
  const now = fittedAt(chain.length - 1);
  const trained = scoreOf(now, examplesAt([TRAINED_FROM, at.last]));
  const steps = thinned(chain.length - 1);
  const lossAfter = (step: number) => chain[step + 1]?.lossesBefore[k] ?? trained.loss;
  const logits = (label: 0 | 1) =>
    range(POSITIONS).map((position) => network.pass(now.parameters, { label, position }).logit);
  return {
    parameters: Array.from(now.parameters),
    logits: [logits(0), logits(1)],
    trained,
    tested: scoreOf(now, examplesAt(TESTED)),
    curves: {
      trained: steps.map((step) => [step, lossAfter(step)]),
      tested: steps.map((step) => [step, scoreOf(fittedAt(step), examplesAt(TESTED)).loss]),
    },
  };
}

/** About fifty steps from 0 to the last one, denser at the start, where the losses fall fastest. */
function thinned(last: number): readonly number[] {
  return [...new Set(range(CURVE_POINTS + 1).map((i) => Math.round(last * (i / CURVE_POINTS) ** 2)))];
}

/** The training from its start on. */
function chainOf(training: Training): readonly Training[] {
  const chain: Training[] = [];
  for (let each: Training | null = training; each !== null; each = each.before) chain.push(each);
  return chain.reverse();
}

/** The logit by convolving the signal with each filter at all positions, zeros and all. */
function wholeLogit(
  parameters: readonly number[],
  { label, position }: { readonly label: number; readonly position: number },
  { pooling, relu }: At,
): number {
  const signal = signalOf({ label: label === 1 ? 1 : 0, position });
  const features = range(2).map((filter) => {
    const bias = item(parameters, filter * (WIDTH + 1) + WIDTH);
    const outputs = convolve(signal, filterOf(parameters, filter), PLAIN_STEPS).map((output) => output + bias);
    const passed = relu === 'on' ? outputs.map((output) => Math.max(0, output)) : outputs;
    return pooling === 'max' ? Math.max(...passed) : sum(passed) / POSITIONS;
  });
  const readout = readoutOf(parameters);
  return sum(features.map((feature, f) => feature * item(readout, f))) + item(parameters, parameters.length - 1);
}

function written({ loss, accuracy }: Score): string {
  return `loss ${formatNumber(loss, 2)}, ${formatFixed(100 * accuracy, 0)} %`;
}

function spoken({ loss, accuracy }: Score): string {
  return `loss ${formatNumber(loss, 3)} and ${formatFixed(100 * accuracy, 0)} percent right`;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
