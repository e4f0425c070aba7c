import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { createRng } from './rng.ts';
import {
  everySegmentation,
  isUniquelyDecodable,
  kraftSum,
  longestMatch,
  placedTokens,
  prefixPair,
  segmentationCounts,
} from './segmentation.ts';

const parses = (vocabulary: readonly string[], text: string) => {
  const counts = segmentationCounts(vocabulary, text);
  return at(counts, counts.length - 1);
};
const BANANA = ['b', 'a', 'n', 'an', 'na', 'ban', 'ana'];

it('counts the ways to cut a text', () => {
  expect(parses(['a', 'an', 'n', 'd'], 'and')).toBe(2);
  expect(parses(['a', 'aa'], 'a'.repeat(5))).toBe(8);
  expect(parses(['a', 'aa'], 'a'.repeat(10))).toBe(89);
  expect(parses(['a', 'aa', 'aaa'], 'a'.repeat(6))).toBe(24);
  expect(parses(BANANA, 'banana')).toBe(16);
  expect(parses(['0', '01', '11'], '00111')).toBe(1);
  expect(parses(['0', '01', '11'], '0111')).toBe(1);
  expect(parses(['b'], 'abc')).toBe(0);
  expect(parses([], '')).toBe(1);
});

it('counts as many as a list of all of them has', () => {
  const rng = createRng(5);
  for (let draw = 0; draw < 40; draw += 1) {
    const word = (most: number) => range(rng.integer(1, most)).map(() => rng.pick(['a', 'b', '😀'])).join(''); // prettier-ignore
    const [vocabulary, text] = [range(4).map(() => word(3)), word(7)];
    expect(parses(vocabulary, text)).toBe(everySegmentation(vocabulary, text).length);
  }
});

it('has no use for empty or repeated entries, and takes a character for one, however many units it has', () => {
  expect(parses(['a', '', 'a'], 'aa')).toBe(1);
  expect(placedTokens(['😀', '😀a'], '😀a')).toEqual([
    { token: '😀', from: 0, to: 1 },
    { token: '😀a', from: 0, to: 2 },
  ]);
});

it('matches the longest token first, and can get stuck where another cut goes through', () => {
  expect(longestMatch(BANANA, 'banana').tokens.map(({ token }) => token)).toEqual(['ban', 'ana']);
  const stuck = longestMatch(['a', 'an', 'nd'], 'and');
  expect(stuck).toEqual({ tokens: [{ token: 'an', from: 0, to: 2 }], isWhole: false });
  expect(parses(['a', 'an', 'nd'], 'and')).toBe(1);
});

it('finds a token that starts another', () => {
  expect(prefixPair(['0', '10', '110', '111'])).toBeNull();
  expect(prefixPair(['0', '01', '11'])).toEqual(['0', '01']);
  expect(prefixPair(['n', 'an', 'a', 'a'])).toEqual(['a', 'an']);
});

it('knows whether any string can be cut in two ways', () => {
  expect(isUniquelyDecodable(['0', '01', '11'])).toBe(true);
  expect(isUniquelyDecodable(['0', '10', '110', '111'])).toBe(true);
  expect(isUniquelyDecodable(['a', 'an', 'n', 'd'])).toBe(false);
  // 010 is 01|0 and 0|10.
  expect(isUniquelyDecodable(['01', '10', '011', '0'])).toBe(false);
  expect([isUniquelyDecodable([]), isUniquelyDecodable(['a'])]).toEqual([true, true]);
});

it('agrees with a search through all short strings', () => {
  const strings = range(9).flatMap((n) => range(2 ** (n + 1)).map((i) => i.toString(2).padStart(n + 1, '0')));
  const short = ['0', '1', '00', '01', '10', '11', '001', '010', '101'];
  const rng = createRng(8);
  for (let draw = 0; draw < 60; draw += 1) {
    const vocabulary = short.filter(() => rng.uniform() < 0.35);
    const isAmbiguous = strings.some((text) => parses(vocabulary, text) > 1);
    expect({ vocabulary, isUnique: isUniquelyDecodable(vocabulary) }).toEqual({ vocabulary, isUnique: !isAmbiguous });
  }
});

it('weighs tokens by their length in the Kraft sum', () => {
  expect(kraftSum(['0', '01', '11'], 2)).toBe(1);
  expect(kraftSum(['0', '10', '110', '111'], 2)).toBe(1);
  expect(kraftSum(['a', 'n', 'an'], 26)).toBeCloseTo(0.0784023669, 10);
});
