import katex from 'katex';
import { useOneOf } from '../../../src/book/closest.ts';
import { macros } from '../../../src/book/macros.ts';
import { katexOptions } from '../../../src/markdown/katex.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { Formula, Rule } from '../rule.ts';

/** Every formula is set by KaTeX without an error, with the site's macros and no others. */
export const rule: Rule = {
  name: 'formulas',
  check: ({ formulas }) => formulas.flatMap(issueOf),
};

function issueOf({ tex, display, place }: Formula): readonly Issue[] {
  const error = errorIn(tex, display ? 'display' : 'inline');
  if (error === null) return [];
  const unknown = /^Undefined control sequence: (\\.*)/.exec(error)?.[1];
  if (unknown !== undefined) {
    return [
      {
        place,
        problem: `unknown macro "${unknown}" in "${excerpt(tex)}"`,
        remedy: useOneOf(unknown, Object.keys(macros)),
      },
    ];
  }
  return [{ place, problem: `broken formula "${excerpt(tex)}"`, remedy: `KaTeX says: ${error}` }];
}

const STRICT = "LaTeX-incompatible input and strict mode is set to 'error': ";

/** What KaTeX says against a formula, without the copy of the formula that it appends. */
function errorIn(tex: string, style: 'display' | 'inline'): string | null {
  try {
    katex.renderToString(tex, { ...katexOptions, displayMode: style === 'display' });
    return null;
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return error.rawMessage.replace(STRICT, '');
  }
}

const LONGEST = 60;

function excerpt(tex: string): string {
  const line = tex.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
