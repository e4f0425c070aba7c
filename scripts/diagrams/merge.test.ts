import { expect, it } from 'vitest';
import { mergeSchemes } from './merge.ts';

it('keeps a color that both faces share and pairs those that differ', () => {
  const light = '<path fill="none" style="stroke: rgb(26, 92, 184)"/>';
  const dark = '<path fill="none" style="stroke: rgb(130, 180, 255)"/>';
  expect(mergeSchemes(light, dark)).toBe('<path fill="none" style="stroke: light-dark(#1a5cb8,#82b4ff)"/>');
});

it('pairs colors of different spelling', () => {
  expect(mergeSchemes('a: white; b: #123', 'a: rgb(0, 0, 9); b: #456')).toBe(
    'a: light-dark(white,#000009); b: light-dark(#123,#456)',
  );
});

it('never takes an id or a word for a color', () => {
  const text = '<use href="#d0123456789abcdef_end"/>blackbox';
  expect(mergeSchemes(text, text)).toBe(text);
});

it('refuses two drawings of different shape', () => {
  expect(() => mergeSchemes('<path d="M0,1"/>', '<path d="M0,2"/>')).toThrowErrorMatchingInlineSnapshot(
    `[Error: the light and the dark drawing differ in more than color]`,
  );
});
