import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { apply } from '../../core/matrix.ts';
import { meanSquare, standardized } from '../../core/normalization.ts';
import { normalMatrix } from '../../core/random-matrix.ts';
import { createRng } from '../../core/rng.ts';
import { meanOver, signMatrices } from '../../core/sign-matrices.ts';
import { times, total } from '../../core/vector.ts';
import problem from './problem.ts';
import { streamOf } from './stream.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['1.049e6', '0.1878', '21', '0.2']);
});

it('has the growth of the worked examples', () => {
  const growth = (blocks: number, scaling: 'none' | 'half' | 'root') =>
    streamOf({ blocks, scaling, target: 2, block: 1 }).growth;
  expect(growth(20, 'none')).toBe(1048576);
  expect(growth(20, 'root')).toBeCloseTo(2.653298, 6);
  expect(growth(16, 'root')).toBeCloseTo(2.637928, 6);
  expect(growth(6, 'none')).toBe(64);
});

it.each([1, 0.5, 1 / Math.sqrt(3)])(
  'agrees with the mean over all signs of the branches of three blocks at scale %d',
  (scale) => {
    const branches = signMatrices({ rows: 2, columns: 2, size: Math.SQRT1_2 });
    const through = (stream: readonly number[]) =>
      branches.map((branch) => total(stream, times(scale, apply(branch, stream))));
    const start = [0.6, -1.7];
    const mean = meanOver(through(start), (first) =>
      meanOver(through(first), (second) => meanOver(through(second), meanSquare)),
    );
    const scaling = scale === 1 ? 'none' : scale === 0.5 ? 'half' : 'root';
    const { growth } = streamOf({ blocks: 3, scaling, target: 2, block: 1 });
    expect(mean / meanSquare(start)).toBeCloseTo(growth, 12);
  },
);

it('grows by one per block behind normalized branches of random weights', () => {
  const [width, blocks, draws] = [24, 6, 40];
  const rng = createRng(5);
  const means = range(blocks + 1).map(() => 0);
  for (const _ of range(draws)) {
    let stream = standardized(range(width).map(rng.normal), 0);
    for (const block of range(blocks)) {
      stream = total(stream, standardized(apply(normalMatrix(rng, width, width), stream), 0));
      means[block + 1] = at(means, block + 1) + meanSquare(stream) / draws;
    }
  }
  const { normalized } = streamOf({ blocks, scaling: 'none', target: 2, block: 1 });
  // The cross term of one draw is about 2√(ℓ/24) per block; over 40 draws and 6 blocks about 0.3 is left.
  expect(Math.abs(at(means, blocks) - normalized)).toBeLessThan(0.9);
  expect(at(means, blocks)).toBeGreaterThan(6);
});

it.each(range(40))('agrees at seed %i with a loop over the blocks that it states', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  const answer = (key: string) => Number(blanks.find((blank) => blank.key === key)?.answer);
  const blocks = number(/L = (\d+)/);
  const text = /alpha = ([^$]+)\$\. By/.exec(statement)?.[1] ?? '';
  const alpha = { '1': 1, '\\tfrac12': 0.5, '1/\\sqrt L': 1 / Math.sqrt(blocks), '1/L': 1 / blocks }[text] ?? NaN;
  const grown = (scale: number) => range(blocks).reduce((stream) => stream + scale * scale * stream, 1);
  expect(answer('growth') / grown(alpha)).toBeCloseTo(1, 2);
  expect(grown(answer('scale')) / number(/factor (\d+)\?/)).toBeCloseTo(1, 2);
  expect(answer('normalized')).toBe(range(blocks).reduce((stream) => stream + 1, 1));
  const before = range(number(/behind block (\d+)/) - 1).reduce((stream) => stream + 1, 1);
  expect(answer('share') * (before + 1)).toBeCloseTo(1, 2);
});

it.each([
  ['growth', '21', 'multiply and do not add'],
  ['growth', '1024', 'factor on the RMS'],
  ['growth', '2', 'one block'],
  ['growth', '524288', 'One block is missing'],
  ['growth', '2097152', 'One block too many'],
  ['growth', '1', 'adds'],
  ['scale', '0.03526', 'Take its root'],
  ['scale', '0.01748', 'mean squares add'],
  ['scale', '0.2236', 'comes near'],
  ['scale', '0.2678', 'You let the RMS'],
  ['scale', '0.1862', 'limit for many blocks'],
  ['normalized', '20', 'starts at 1'],
  ['normalized', 'sqrt(21)', 'This is the RMS'],
  ['normalized', '2^20', 'each block adds 1'],
  ['normalized', '1', 'the stream is not'],
  ['normalized', '441', 'not the sizes'],
  ['share', '1/4', 'in front of the block'],
  ['share', '4/5', 'the stream in front'],
  ['share', '1/21', 'end of the network'],
  ['share', '0.4472', 'ratio of the RMS'],
  ['share', '1/2', 'block 1'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
