import { at as item, range } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { type Draw, drawn, type Pass, passOf, PLACEMENTS, WIDTH } from './stack.ts';

const params = {
  placement: { kind: 'choice', label: 'Layer norm', options: PLACEMENTS, start: 'post' },
  L: { kind: 'number', label: 'Sublayers L', min: 4, max: 64, step: 1, start: 24 },
  g: { kind: 'number', label: 'Gain g of a branch', min: 0.2, max: 1.5, step: 0.05, start: 1 },
  seed: { kind: 'number', label: 'Seed of the draws', min: 1, max: 20, step: 1, start: 1 },
} as const;

type At = Values<typeof params>;

/** The same draw with the norm at each place. */
export type NormPlacement = Readonly<Record<(typeof PLACEMENTS)[number], Pass>>;

/** Residual sublayers with random linear branches: what the place of the norm does to the stream and to all gradients. */
export const model = defineModel({
  title: 'Norm placement lab',
  params,
  init: ({ L }, rng): Draw => drawn(rng, L),
  derive: (draw, { g }): NormPlacement => ({
    none: passOf('none', g, draw),
    pre: passOf('pre', g, draw),
    post: passOf('post', g, draw),
  }),
  readings: (derived, at) => {
    const { rms, gradients, identity, weightGradients } = derived[at.placement];
    return [
      { label: 'RMS at the top', value: written(item(rms, at.L)) },
      { label: 'Gradient in the input', value: written(item(gradients, 0)) },
      { label: 'Identity path', value: written(item(identity, 0)) },
      { label: 'Gradient in W_1', value: written(item(weightGradients, 0)) },
      { label: `Gradient in W_{${at.L}}`, value: written(item(weightGradients, at.L - 1)) },
    ];
  },
  describe: (derived, at) => `${forwardWords(derived[at.placement], at)} ${backwardWords(derived[at.placement], at)}`,
  laws: {
    'post-norm holds the root mean square at 1': ({ post }) => post.rms.slice(1).every((rms) => isClose(rms, 1)),
    'the gradient at the top has length 1 everywhere': (derived, { L }) =>
      PLACEMENTS.every((placement) => isClose(item(derived[placement].gradients, L), 1)),
    'without a norm the product of gradient and stream is the loss, in every layer': ({ none }) =>
      none.products.every((product, i) => Math.abs(product - none.loss) < 1e-9 * item(none.gradients, i) * WIDTH * item(none.rms, i)), // prettier-ignore
    'with post-norm no gradient below the top points along the stream': ({ post }, { L }) =>
      post.cosines.slice(0, L).every((cosine) => Math.abs(cosine) < 1e-7),
    'the gradient in the last matrix of pre-norm is g √d, whatever the draw': ({ pre }, { L, g }) =>
      isClose(item(pre.weightGradients, L - 1), g * Math.sqrt(WIDTH)),
    'only post-norm takes anything from the identity path': ({ none, pre, post }, { L }) =>
      [none, pre].every(({ identity }) => identity.every((share) => share === 1)) && item(post.identity, L) === 1,
    'all three start from the same stream': ({ none, pre, post }) =>
      none.rms[0] === pre.rms[0] && none.rms[0] === post.rms[0],
    'there is one gradient for each state and for each matrix': (derived, { L }) =>
      range(3).every((i) => {
        const { gradients, weightGradients } = derived[item(PLACEMENTS, i)];
        return gradients.length === L + 1 && weightGradients.length === L;
      }),
  },
});

/** A size with three digits. */
function written(size: number): string {
  return formatNumber(size, 3);
}

const NAMES = { none: 'Without a norm', pre: 'With pre-norm', post: 'With post-norm' } as const;

function forwardWords({ rms, expectedRms }: Pass, { placement, L, g, seed }: At): string {
  return (
    `${NAMES[placement]}, ${L} sublayers of gain ${formatNumber(g, 3)}, seed ${seed}: the root mean square of the ` +
    `stream goes from ${written(item(rms, 0))} to ${written(item(rms, L))}, expected ${written(item(expectedRms, L))}.`
  );
}

function backwardWords({ gradients, identity, weightGradients }: Pass, { L }: At): string {
  return (
    `The gradient in the stream goes from 1 at the top to ${written(item(gradients, 0))} at the input; the identity path ` +
    `alone carries ${written(item(identity, 0))}. The gradient in the first matrix is ${written(item(weightGradients, 0))}, in ` +
    `the last ${written(item(weightGradients, L - 1))}.`
  );
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
