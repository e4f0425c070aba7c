import { expect, it } from 'vitest';
import { at } from '../core/array.ts';
import { parseMdx } from './mdx.ts';
import { attributeText, attributeValue, wordsOf } from './word.ts';

const word = (source: string) => at(wordsOf(parseMdx('x.mdx', source).tree), 0);

it.each([
  ['a="x \\rho"', 'x \\rho'],
  ['a={3}', 3],
  ['a={-0.5}', -0.5],
  ['a={true}', true],
  ['a', true],
  ['a={["x", \'y\', `z`]}', ['x', 'y', 'z']],
  ['a={{ A: 0.5, "b-c": [1], phi: "tanh" }}', { A: 0.5, 'b-c': [1], phi: 'tanh' }],
])('reads the attribute %s', (attribute, value) => {
  expect(attributeValue(word(`<Word ${attribute} />`), 'a')).toEqual(value);
});

it.each([
  'a={1 + 1}',
  'a={x}',
  'a={[x]}',
  'a={{ [x]: 1 }}',
  'a={{ ...x }}',
  'a={`${x}`}',
  'a={null}',
  'a={-x}',
  'b="x"',
])('finds no value in %s', (attribute) => {
  expect(attributeValue(word(`<Word ${attribute} />`), 'a')).toBeUndefined();
});

it('takes only text for text', () => {
  expect(attributeText(word('<Word a="x" b={3} />'), 'a')).toBe('x');
  expect(attributeText(word('<Word a="x" b={3} />'), 'b')).toBeNull();
});

it('finds words in the flow, in a line and in each other, in document order', () => {
  const { tree } = parseMdx('x.mdx', '<One>\n\nSee <Two />.\n\n</One>\n\n<Three />');
  expect(wordsOf(tree).map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
  expect(wordsOf(tree, 'Two', 'Three').map(({ name }) => name)).toEqual(['Two', 'Three']);
});
