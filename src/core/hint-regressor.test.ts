import { expect, it } from 'vitest';
import { regressedMaps } from './hint-regressor.ts';
import { createRng } from './rng.ts';

it('takes 64 maps of side 10 to 128 maps of side 8 with windows of side 3, in 73,856 numbers', () => {
  const { maps, numbers } = regressedMaps(createRng(1), { channels: 64, side: 10 }, { window: 3, channels: 128 });
  expect([maps.length, maps[0]?.length, maps[0]?.[0]?.length]).toEqual([128, 8, 8]);
  expect(numbers).toHaveLength(73_856);
});
