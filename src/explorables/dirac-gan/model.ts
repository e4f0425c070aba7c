import { at as item } from '../../core/array.ts';
import { type Complex, modulus } from '../../core/complex.ts';
import { formatCount, formatFixed, formatNumber } from '../../core/format.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';

const METHODS = ['simultaneous', 'alternating', 'R1 penalty'] as const;

const params = {
  method: {
    kind: 'choice',
    label: 'Updates',
    options: METHODS,
    start: 'simultaneous',
    help: 'R1 penalty: simultaneous, with a penalty on the slope of the critic.',
  },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.01, max: 0.5, step: 0.01, start: 0.1 },
  gamma: { kind: 'number', label: 'Strength γ of the penalty', min: 0, max: 2, step: 0.05, start: 0.5 },
  theta: { kind: 'number', label: 'Generator θ at the start', min: -2, max: 2, step: 0.05, start: 1, inPicture: true },
  psi: {
    kind: 'number',
    label: 'Critic ψ at the start',
    min: -2,
    max: 2,
    step: 0.05,
    start: 0,
    inPicture: true,
  },
} as const;

type At = Values<typeof params>;

/** The generator's θ and the critic's ψ. */
export type Players = readonly [number, number];

/** The game V = θ ψ, in which θ descends and ψ ascends; its solution is (0, 0). */
export interface DiracGan {
  /** After 0, 1, ... steps. */
  readonly path: readonly Players[];
  /** The distance from the solution after 0, 1, ... steps. */
  readonly norms: readonly number[];
  /** The same as the eigenvalues alone predict it: by their modulus at every step. */
  readonly predicted: readonly number[];
  /** The one above the real axis; the other is its mirror image. */
  readonly eigenvalue: Complex;
  readonly modulus: number;
  readonly fate: 'spirals out' | 'circles' | 'spirals in';
}

/** Two players on a bilinear game: which way of taking turns comes to rest. */
export const model = defineModel({
  title: 'A GAN with one number on each side',
  params,
  shortcuts: [
    { label: 'Penalty γ = η', settings: ({ eta }) => ({ method: 'R1 penalty', gamma: eta }) },
    { label: 'Largest rate', settings: () => ({ eta: 0.5 }) },
  ],
  steps: { label: 'Steps', most: 500, start: 500 },
  init: ({ theta, psi }): readonly Players[] => [[theta, psi]],
  step: (path, at): readonly Players[] => [...path, moved(item(path, path.length - 1), at)],
  derive: (path, at): DiracGan => {
    const eigenvalue = eigenvalueOf(at);
    const size = modulus(eigenvalue);
    const norms = path.map(([theta, psi]) => Math.hypot(theta, psi));
    return {
      path,
      norms,
      predicted: norms.map((_, step) => item(norms, 0) * size ** step),
      eigenvalue,
      modulus: size,
      fate: Math.abs(size - 1) < ROUNDING ? 'circles' : size > 1 ? 'spirals out' : 'spirals in',
    };
  },
  readings: ({ path, norms, eigenvalue, modulus: size }) => [
    { label: 'Generator θ', value: formatNumber(item(path, path.length - 1)[0], 4) },
    { label: 'Critic ψ', value: formatNumber(item(path, path.length - 1)[1], 4) },
    { label: 'Distance from (0, 0)', value: formatNumber(item(norms, norms.length - 1), 4) },
    { label: 'Eigenvalues at this η', value: pairText(eigenvalue) },
    { label: 'Their modulus', value: formatFixed(size, 5) },
  ],
  describe: ({ path, norms, eigenvalue, modulus: size, fate }, { method, eta, gamma }) => {
    const [theta, psi] = item(path, path.length - 1);
    const penalty = method === 'R1 penalty' ? ` of strength ${formatNumber(gamma, 3)}` : '';
    return (
      `${METHOD_WORDS[method]}${penalty}, learning rate ${formatNumber(eta, 3)}: the game ${norms[0] === 0 ? 'rests' : fate}. ` +
      `After ${counted(path.length - 1)} θ is ${formatNumber(theta, 4)} and ψ ${formatNumber(psi, 4)}, at distance ` +
      `${formatNumber(item(norms, norms.length - 1), 4)} from the solution; at the start it was ${formatNumber(item(norms, 0), 4)}. ` +
      `The eigenvalues of a step are ${pairText(eigenvalue)}, of modulus ${formatFixed(size, 5)}.`
    );
  },
  laws: {
    'simultaneous steps multiply the distance by the same factor √(1 + η²) every time': ({ norms }, { method, eta }) =>
      method !== 'simultaneous' ||
      norms.every((norm, step) => isClose(norm, item(norms, 0) * (1 + eta ** 2) ** (step / 2))),
    'alternating steps stay on an ellipse θ² + ψ² − ηθψ': ({ path }, { method, eta }) =>
      method !== 'alternating' || path.every((players) => isClose(energy(players, eta), energy(item(path, 0), eta))),
    'the R1 penalty lets the game come to rest exactly when γ is above η': ({ fate }, { method, eta, gamma }) =>
      method !== 'R1 penalty' || Math.abs(gamma - eta) < ROUNDING || (fate === 'spirals in') === gamma > eta,
    'the path obeys the recursion that its eigenvalues give': ({ path, eigenvalue, modulus: size }) =>
      path.slice(2).every((players, step) =>
        players.every((value, i) => {
          const [before, now] = [item(item(path, step), i), item(item(path, step + 1), i)];
          const scale = Math.max(...item(path, step).map(Math.abs), ...players.map(Math.abs), 1);
          return Math.abs(value - 2 * eigenvalue.re * now + size ** 2 * before) <= ROUNDING * scale;
        }),
      ),
  },
});

const ROUNDING = 1e-9;
const METHOD_WORDS: Readonly<Record<At['method'], string>> = {
  simultaneous: 'Simultaneous steps',
  alternating: 'Alternating steps',
  'R1 penalty': 'Simultaneous steps with an R1 penalty',
};

/** The matrix by which one step multiplies (θ, ψ). */
export function stepMatrix({ method, eta, gamma }: Pick<At, 'method' | 'eta' | 'gamma'>): Matrix {
  const kept = { simultaneous: 1, alternating: 1 - eta ** 2, 'R1 penalty': 1 - eta * gamma }[method];
  return [
    [1, -eta],
    [eta, kept],
  ];
}

/** One step by the rule of the method, not by its matrix: θ descends θψ, ψ ascends it less the penalty γψ²/2. */
function moved([theta, psi]: Players, { method, eta, gamma }: At): Players {
  const next = theta - eta * psi;
  if (method === 'alternating') return [next, psi + eta * next];
  const penalty = method === 'R1 penalty' ? gamma * psi : 0;
  return [next, psi + eta * (theta - penalty)];
}

/** From trace and determinant; over the range of the knobs the pair is never real but where both are one. */
function eigenvalueOf(at: At): Complex {
  const matrix = stepMatrix(at);
  const entry = (row: number, column: number) => item(item(matrix, row), column);
  const half = (entry(0, 0) + entry(1, 1)) / 2;
  const determinant = entry(0, 0) * entry(1, 1) - entry(0, 1) * entry(1, 0);
  return { re: half, im: Math.sqrt(Math.max(0, determinant - half ** 2)) };
}

function energy([theta, psi]: Players, eta: number): number {
  return theta ** 2 + psi ** 2 - eta * theta * psi;
}

function pairText({ re, im }: Complex): string {
  return im < ROUNDING ? `${formatNumber(re, 4)}, twice` : `${formatNumber(re, 4)} ± ${formatNumber(im, 4)} i`;
}

function counted(steps: number): string {
  return steps === 1 ? '1 step' : `${formatCount(steps)} steps`;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}
