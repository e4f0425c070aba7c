import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTex, renderTex } from './tex.ts';

describe('parseTex', () => {
  it('loses no character, whatever the text', () => {
    const pieces = fc.constantFrom(
      '\\frac',
      '\\text',
      '\\begin{array}',
      '\\left',
      '\\\\',
      '[',
      ']',
      '{',
      '}',
      '_',
      '^',
      "'",
      ' ',
      'x',
      '\\vh',
      '%',
      '\n',
      '&',
      '*',
    );
    fc.assert(
      fc.property(fc.array(pieces), (tokens) => {
        expect(renderTex(parseTex(tokens.join('')))).toBe(tokens.join(''));
      }),
    );
  });

  it('gives a command its arguments with or without braces', () => {
    const [frac] = parseTex('\\frac1{2}x');
    expect(frac).toMatchObject({
      name: '\\frac',
      args: [
        { open: '', close: '' },
        { open: '{', close: '}' },
      ],
    });
  });

  it('gives a symbol its scripts in the order in which they stand', () => {
    expect(parseTex("h'^\\top_{t}")).toMatchObject([
      { name: 'h', scripts: [{ mark: "'" }, { mark: '^' }, { mark: '_' }] },
    ]);
  });

  it.each([
    '\\text{if $h$}',
    '\\operatorname*{arg\\,min}',
    '\\begin{array}{tt}',
    '\\left(',
    '\\hspace{2pt}',
    '\\tag{t}',
    '\\mathrm d',
  ])('takes the argument of %s for text, not for a formula', (tex) => {
    const [node] = parseTex(tex);
    expect(node?.kind === 'atom' && node.args.every(({ nodes }) => nodes === null)).toBe(true);
  });
});
