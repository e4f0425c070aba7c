import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import type { FormulaEntry } from './formula-finder.ts';
import { guideIndex, type GuideSection, type KnownIn } from './guide-index.ts';
import {
  readFormulas,
  readPlaces,
  readShard,
  shardOf,
  writeFormulas,
  writePlaces,
  writeShards,
} from './guide-files.ts';
import { SHARDS } from './index-files.ts';

const PLACE = {
  url: '/rnn/#bptt',
  title: '7.3 Backpropagation through time',
  chapter: '7 RNNs',
  lead: 'The unrolled',
};
const SECTION: GuideSection = {
  ...PLACE,
  names: ['BPTT', 'a|b "c"', '∂L/∂W'],
  symptoms: [],
  words: [
    { stem: 'chain', strength: 0.4 },
    { stem: 'unroll', strength: 0.7 },
  ],
};
const FORMULA: FormulaEntry = {
  url: '/rnn/#eq-cell',
  kind: 'Formulas',
  title: 'The cell (7.1)',
  chapter: '7 RNNs',
  formula: 'h_t = tanh(a_t)',
  lead: 'h_t = tanh(a_t)',
};

const bySection = (a: KnownIn, b: KnownIn) => a.section - b.section;

it('reads the places that it wrote', () => {
  expect(readPlaces(writePlaces([SECTION]))).toEqual([PLACE]);
});

it('reads the formulas that it wrote', () => {
  expect(readFormulas(writeFormulas([FORMULA]), [])).toEqual([FORMULA]);
  const other = { url: PLACE.url, formula: 'dL/dW', title: '', chapter: '' };
  const { url, title, chapter, lead } = PLACE;
  expect(readFormulas(writeFormulas([other]), [PLACE])).toEqual([
    { url, kind: 'Notes', title, chapter, formula: 'dL/dW', lead },
  ]);
});

it('reads from its shards all that is known of a stem, weights to a hundredth', () => {
  const index = guideIndex([SECTION, { ...SECTION, names: ['chain rule'] }]);
  const shards = writeShards(index);
  for (const [stem, posting] of index) {
    const read = readShard(shards.get(shardOf(stem)) ?? '{}').get(stem);
    expect(read?.weight).toBeCloseTo(posting.weight, 1);
    expect(read?.named.map(({ section, phrase }) => [section, phrase])).toEqual(
      posting.named.map(({ section, phrase }) => [section, phrase]),
    );
    read?.named.forEach(({ whole }, rank) => expect(whole).toBeCloseTo(at(posting.named, rank).whole, 1));
    expect(read?.known.toSorted(bySection)).toEqual(posting.known.toSorted(bySection));
  }
});

it('has a shard for every letter, and one for all else', () => {
  expect(['attention', 'z', '2', 'ﬁ'].map(shardOf)).toEqual(['a', 'z', 'other', 'other']);
  expect(SHARDS).toHaveLength(27);
});

it('refuses what is no file of rows, and no shard', () => {
  expect(() => readPlaces('{}')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: the file of the search index has no rows]`,
  );
  expect(() => readFormulas('[[1]]', [])).toThrow(TypeError);
  for (const text of ['[]1', '3', 'null', '{"a":[1,[2],"b"]}', '{"a":{}}'])
    expect(() => readShard(text), text).toThrow();
  expect(() => readShard('{"a":[1,[2]]}')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: the file of the search guide has no postings]`,
  );
});
