import { expect, it } from 'vitest';
import { frameOf } from './frame.ts';

const loud = (markdown: string) => markdown.toUpperCase();
const base = { id: 'horizon', number: '7.2' };

it('runs a caption of one paragraph on behind its number', () => {
  expect(frameOf(base, '\n<p>See <em>it</em>.</p>\n', loud).captionHtml).toBe('See <em>it</em>.');
  expect(frameOf(base, '<p>One.</p><p>Two.</p>', loud).captionHtml).toBe('<p>One.</p><p>Two.</p>');
});

it('sets question and options as inline Markdown', () => {
  const asked = { ...base, predict: 'why?', options: ['a', 'b'], answer: 2 };
  expect(frameOf(asked, '', loud).predict).toEqual({
    questionHtml: 'WHY?',
    optionsHtml: ['A', 'B'],
    optionsSpoken: [null, null],
    answer: 2,
    then: {},
  });
  expect(frameOf({ ...asked, then: { A: 1 } }, '', loud).predict?.then).toEqual({ A: 1 });
});

it('asks nothing where no question is written', () => {
  expect(frameOf(base, '', loud).predict).toBeNull();
});

it('refuses a question whose answer is none of its options', () => {
  expect(() =>
    frameOf({ ...base, predict: 'why?', options: ['a'], answer: 2 }, '', loud),
  ).toThrowErrorMatchingInlineSnapshot(
    `[Error: <Explorable id="horizon"> asks without an answer among its options: give options and answer, from 1]`,
  );
  expect(() => frameOf({ ...base, predict: 'why?' }, '', loud)).toThrow('asks without an answer');
});

it('names an option with a formula in words', () => {
  const asked = { ...base, predict: 'why?', options: ['none', '$\\beta=0.9$, at first'], answer: 2 };
  expect(frameOf(asked, '', loud).predict?.optionsSpoken).toEqual([null, 'β = 0.9, at first']);
});
