import { expect, it } from 'vitest';
import { posedHtml } from './posed-html.ts';

const render = { block: (text: string) => `<p>${text}</p>`, inline: (text: string) => `<i>${text}</i>` };
const blank = {
  key: 'dw',
  label: 'slope',
  form: 'a number < 1, "exact"',
  answer: '2',
  check: () => ({ kind: 'right' }) as const,
};

it('numbers the hints in order and ends with the solution, each closed and none locked', () => {
  const { help } = posedHtml({ statement: '', blanks: [], hints: ['look', 'chain'], solution: 'sum' }, 'twice', render);
  expect(help).toBe(
    '<details><summary>Hint 1 of 2</summary><div><p>look</p></div></details>' +
      '<details><summary>Hint 2 of 2</summary><div><p>chain</p></div></details>' +
      '<details><summary>Worked solution</summary><div><p>sum</p></div></details>',
  );
});

it('ties a blank to its label, its form and its verdict', () => {
  const { blanks } = posedHtml({ statement: '', blanks: [blank], hints: [], solution: '' }, 'twice', render);
  expect(blanks).toContain('<label id="problem-twice-dw-label" for="problem-twice-dw"><i>slope</i></label>');
  expect(blanks).toContain('aria-labelledby="problem-twice-dw-label problem-twice-dw-form"');
  expect(blanks).toContain('aria-describedby="problem-twice-dw-verdict"');
  expect(blanks).toContain('<small id="problem-twice-dw-form">a number &#60; 1, &#34;exact&#34;</small>');
  expect(blanks).toContain('id="problem-twice-dw-verdict" role="status"');
});
