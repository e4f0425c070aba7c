import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';
import { editedTensor, entryOf, UNTOUCHED } from './tensor.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { layer: 'BN', sample: 1, channel: 1, shift: 0, G: '2', n: 2, c: 1 };

const derive = (changes: Partial<At>) => {
  const at = { ...base, ...changes };
  return model.derive(model.init(at, createRng(1)), at);
};

const first = (changes: Partial<At>) => entryOf(derive(changes).output, [0, 0, 0]);
const late = (changes: Partial<At>) => entryOf(derive(changes).output, [2, 3, 1]);

describe('the outputs agree with an independent computation', () => {
  it.each<readonly [Partial<At>, number, number]>([
    [{ layer: 'BN' }, 0.2772168479, 1.294846355],
    [{ layer: 'LN' }, 0.5133527049, 1.796154756],
    [{ layer: 'IN' }, 1.414149073, 1.231450907],
    [{ layer: 'GN' }, 0.8894696229, 1.392203894],
    [{ layer: 'RMS' }, 0.5163362752, 2.054541564],
    [{ layer: 'BN', sample: 10 }, 2.550595751, 0.2591554742],
    [{ layer: 'LN', sample: 10 }, 0.5133533824, 1.796154756],
  ])('%j gives y000 = %f and y231 = %f', (changes, y000, y231) => {
    expect(first(changes)).toBeCloseTo(y000, 9);
    expect(late(changes)).toBeCloseTo(y231, 9);
  });

  it('channel 3 times ten reaches channel 0 in layer norm alone', () => {
    expect(first({ layer: 'BN', channel: 10 })).toBeCloseTo(0.2772168479, 9);
    expect(first({ layer: 'LN', channel: 10 })).toBeCloseTo(0.06910694509, 10);
  });

  it('a shift of the sample reaches RMS norm and not layer norm', () => {
    expect(first({ layer: 'LN', shift: 5 })).toBeCloseTo(0.5133527049, 9);
    expect(first({ layer: 'RMS', shift: 5 })).toBeCloseTo(1.117864746, 9);
  });
});

it('has the entries of its formula, edited in the order scale, then add', () => {
  expect(entryOf(editedTensor(UNTOUCHED), [2, 3, 1])).toBeCloseTo(4 * Math.cos(2.6 + 2.1 + 2.1) + 1, 12);
  expect(entryOf(editedTensor({ sample: 3, channel: 2, shift: -1 }), [0, 3, 0])).toBeCloseTo(
    24 * Math.cos(2.1) - 1,
    12,
  );
});

it('compares all layers: sample 0 times ten moves other samples in batch norm alone', () => {
  const { responses } = derive({ sample: 10 });
  expect(responses.map(({ others }) => others > 0)).toEqual([true, false, false, false, false]);
  for (const { kind, own } of responses.slice(1)) expect({ kind, own }).toEqual({ kind, own: expect.closeTo(0, 3) });
  expect(item(responses, 0).own).toBeGreaterThan(1);
});

it('marks the block of the chosen cell', () => {
  expect(derive({ layer: 'GN' }).marked).toMatchObject({ samples: [2, 2], channels: [0, 1] });
  expect(derive({ layer: 'BN' }).marked).toMatchObject({ samples: [0, 3], channels: [1, 1] });
});

it('says the result in words', () => {
  const at = { ...base, sample: 10 };
  expect(model.describe(derive(at), at)).toMatchInlineSnapshot(
    `"Batch norm: 4 blocks of 12 entries share their statistics. The block of sample 2 and channel 1 has mean 0.764 and variance 52. The edit moves the output of sample 0 by at most 2.27 and that of the other samples by at most 1.43. The other samples move, layer by layer: BN 1.43, LN 0.00, IN 0.00, GN 0.00, RMS 0.00."`,
  );
  expect(model.describe(derive({ layer: 'RMS' }), { ...base, layer: 'RMS' })).toMatchInlineSnapshot(
    `"RMS norm: 4 blocks of 12 entries share their statistics. The block of sample 2 and channel 1 has mean square 4.75. The edit moves the output of sample 0 by at most 0.00 and that of the other samples by at most 0.00. The other samples move, layer by layer: BN 0.00, LN 0.00, IN 0.00, GN 0.00, RMS 0.00."`,
  );
});
