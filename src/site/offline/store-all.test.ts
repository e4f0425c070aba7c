import { expect, it, vi } from 'vitest';
import type { StoreProblem } from '../../offline/pack-store.ts';
import type { Progress, Request } from '../../offline/protocol.ts';
import { storeAll } from './store-all.ts';

/** A worker with three archives, which has a problem with the one after `good`. */
function workerOf(stored: number, good: number, problem: StoreProblem) {
  let count = stored;
  const progress = (trouble: StoreProblem | null): Progress => ({
    packs: [1, 2, 3].map((n) => ({ name: `${n}`, kind: 'chapter', bytes: 10, isStored: n <= count })),
    problem: trouble,
  });
  return vi.fn((request: Request) => {
    if (request !== 'store') return Promise.resolve(progress(null));
    if (count >= good) return Promise.resolve(progress(problem));
    count += 1;
    return Promise.resolve(progress(null));
  });
}

const quiet = { pause: () => Promise.resolve(), show: () => undefined };

it('stores one archive after the other, waiting for an idle moment before each', async () => {
  const ask = workerOf(0, 3, 'network');
  const pause = vi.fn(() => Promise.resolve());
  const shown: number[] = [];
  const show = ({ packs }: Progress) => shown.push(packs.filter(({ isStored }) => isStored).length);
  expect((await storeAll({ ask, pause, show })).packs.every(({ isStored }) => isStored)).toBe(true);
  expect(pause).toHaveBeenCalledTimes(3);
  expect(shown).toEqual([0, 1, 2]);
});

it('asks for nothing where all is stored', async () => {
  const ask = workerOf(3, 3, 'network');
  await storeAll({ ...quiet, ask });
  expect(ask.mock.calls).toEqual([['progress']]);
});

it('ends at the first problem and says which', async () => {
  const ask = workerOf(1, 2, 'full');
  expect((await storeAll({ ...quiet, ask })).problem).toBe('full');
  expect(ask).toHaveBeenCalledTimes(3);
});
