import { at as item, sum } from '../../core/array.ts';
import { formulas, type Sample } from '../../core/curve-fitting.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { drawNetwork, evenNetwork } from '../../core/relu-network.ts';
import { isDiverged, pack, unpack, type PackedNetworks } from '../../core/relu-training.ts';
import { brokenLine, outerSlopes, travel, unitsOf, type Point, type Unit } from './broken-line.ts';
import { descend, examplesOf, lossOf, modes, rateLimit } from './training.ts';

const params = {
  target: { kind: 'choice', label: 'Target y(x)', options: ['sine', 'kink', 'step'], start: 'kink' },
  mode: { kind: 'choice', label: 'What learns', options: modes, start: 'output layer' },
  m: { kind: 'number', label: 'Width m', min: 2, max: 40, step: 1, start: 10 },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.01, max: 1, step: 0.01, start: 0.2 },
  seed: {
    kind: 'number',
    label: 'Seed of the start',
    help: '0 spaces the elbows evenly.',
    min: 0,
    max: 99,
    step: 1,
    start: 0,
    advanced: true,
  },
} as const;

/** One start in both modes, and the training one step before. */
export interface Training {
  readonly sample: Sample;
  /** The learning rate above which the output layer alone diverges. */
  readonly rateLimit: number;
  /** The networks of `modes`, in their order. */
  readonly packed: PackedNetworks;
  /** Their losses one step before; empty at the start. */
  readonly lossesBefore: readonly number[];
  /** Null at the start; a chain, as a list would have to be copied in every step. */
  readonly before: Training | null;
}

/** What the figure draws: a network of one hidden layer as a broken line, and how its elbows came to where they are. */
export interface ReluElbows {
  readonly examples: readonly Point[];
  readonly units: readonly Unit[];
  /** The vertices of the broken line f inside the picture, from left to right. */
  readonly line: readonly Point[];
  /** The slope of f far left and far right of all elbows. */
  readonly slopes: { readonly left: number; readonly right: number };
  /** Entry t is the loss after t steps. */
  readonly losses: { readonly all: readonly number[]; readonly output: readonly number[] };
  readonly isDiverged: { readonly all: boolean; readonly output: boolean };
  /** How many elbows stand within 0.1 of x = 0. */
  readonly nearZero: number;
  /** The learning rate above which the output layer alone diverges. */
  readonly rateLimit: number;
  readonly step: number;
}

const NEAR = 0.1;
/** An elbow that starts at a tenth stands on the limit, not below it; floating point leaves it a rounding off. */
const ROUNDING = 1e-9;

/** Training all layers moves the elbows of a ReLU network to where the target bends; training the output layer cannot. */
export const model = defineModel({
  title: 'Watch the elbows move',
  params,
  steps: { label: 'Gradient steps', most: 1000, start: 1000 },
  init: (at, rng): Training => {
    const sample = examplesOf(at.target);
    const network = at.seed === 0 ? evenNetwork(at.m) : drawNetwork(at.m, rng);
    const packed = pack(modes.map(() => network));
    return { sample, rateLimit: rateLimit(network, sample.inputs), packed, lossesBefore: [], before: null };
  },
  step: (training, at) => {
    const { packed, losses } = descend(training.packed, training.sample, at.eta);
    return { ...training, packed, lossesBefore: losses, before: training };
  },
  derive: (training, at): ReluElbows => {
    const chain = chainOf(training);
    const networkAt = (t: number) => unpack(item(chain, t).packed, modes.indexOf(at.mode));
    const network = networkAt(chain.length - 1);
    const losses = { all: lossesOf(chain, 'all layers'), output: lossesOf(chain, 'output layer') };
    const units = unitsOf({ networkAt, last: chain.length - 1 }, training.sample.inputs);
    return {
      examples: training.sample.inputs.map((x, i) => [x, item(training.sample.targets, i)]),
      units,
      line: brokenLine(network, units),
      slopes: outerSlopes(network),
      losses,
      isDiverged: { all: isDiverged(last(losses.all)), output: isDiverged(last(losses.output)) },
      nearZero: units.filter(({ elbow }) => Math.abs(elbow) < NEAR - ROUNDING).length,
      rateLimit: training.rateLimit,
      step: chain.length - 1,
    };
  },
  readings: ({ losses, isDiverged: diverged, units, nearZero, rateLimit: limit }) => [
    { label: 'Loss, all layers', value: lossText(losses.all, diverged.all) },
    { label: 'Loss, output layer only', value: lossText(losses.output, diverged.output) },
    { label: 'Elbows with |e_j| < 0.1', value: `${nearZero} of ${units.length}` },
    { label: 'Dead units', value: `${units.filter(({ isDead }) => isDead).length} of ${units.length}` },
    { label: 'Limit of η, output layer only', value: formatNumber(limit, 3) },
  ],
  describe: (derived, at) => {
    const { losses, isDiverged: diverged, units, nearZero, step } = derived;
    const dead = units.filter(({ isDead }) => isDead).length;
    return (
      `After ${step} gradient steps on ${formulas[at.target]}, the loss is ${lossText(losses.all, diverged.all)} when all ` +
      `layers learn and ${lossText(losses.output, diverged.output)} when the output layer alone learns. Shown: ${at.mode}. ` +
      `Of ${units.length} elbows ${nearZero} stand within 0.1 of x = 0, and ${dead} units are dead; the elbows moved by up to ` +
      `${formatNumber(Math.max(...units.map(travel)), 2)}.`
    );
  },
  laws: {
    'training the output layer alone moves no elbow': ({ units }, at) =>
      at.mode === 'all layers' || units.every((unit) => travel(unit) === 0),
    'both modes start at one loss': ({ losses }) => losses.all[0] === losses.output[0],
    'far right of all elbows the slope of f is the slope far left plus all bends': ({ slopes, units }) =>
      Math.abs(slopes.right - slopes.left - sum(units.map(({ bend }) => bend))) <=
      1e-6 * (1 + sum(units.map(({ bend }) => Math.abs(bend)))),
    'f is a broken line of at most m + 1 pieces': ({ line }, at) => line.length - 1 <= at.m + 1,
    'a unit is dead only if its elbow lies outside the examples': ({ units }) =>
      units.every(({ isDead, elbow }) => !isDead || Math.abs(elbow) >= 1 - 1e-9),
    'below its rate limit the loss of the output layer alone never rises': ({ losses, rateLimit }, at) =>
      at.eta > 0.999 * rateLimit || isFalling(losses.output),
  },
});

/** The loss after each step in one mode. */
function lossesOf(chain: readonly Training[], mode: (typeof modes)[number]): readonly number[] {
  const k = modes.indexOf(mode);
  const { sample, packed } = item(chain, chain.length - 1);
  return [...chain.slice(1).map(({ lossesBefore }) => item(lossesBefore, k)), lossOf(unpack(packed, k), sample)];
}

/** The training from its start on. */
function chainOf(training: Training): readonly Training[] {
  const chain: Training[] = [];
  for (let each: Training | null = training; each !== null; each = each.before) chain.push(each);
  return chain.reverse();
}

function last(losses: readonly number[]): number {
  return item(losses, losses.length - 1);
}

function isFalling(losses: readonly number[]): boolean {
  return losses.every((loss, t) => t === 0 || loss <= item(losses, t - 1) * (1 + 1e-9));
}

function lossText(losses: readonly number[], isDiverging: boolean): string {
  return isDiverging ? 'diverges' : formatNumber(last(losses), 3);
}
