import { placeOf, sourceOf } from '../../../src/book/place.ts';
import { attributesOf, wordsOf, type WordAttribute } from '../../../src/book/word.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { PageText, Rule } from '../rule.ts';

/** In `{[…]}` a text is JavaScript, where `"\rho"` loses its backslash: it is written `"\\rho"`. */
export const rule: Rule = {
  name: 'escaped-tex',
  check: ({ pages }) =>
    pages.flatMap((text) =>
      wordsOf(text.tree).flatMap((word) => attributesOf(word).flatMap((each) => issuesOf(text, each))),
    ),
};

const STRING = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`/gs;
const SINGLE = /(?<!\\)(?:\\\\)*\\([a-zA-Z]+|[{}|,;!])/;

function issuesOf({ page, source }: PageText, attribute: WordAttribute): readonly Issue[] {
  if (typeof attribute.value !== 'object' || attribute.value === null) return [];
  return [...sourceOf(source, attribute).matchAll(STRING)].flatMap(([text]) => {
    const command = SINGLE.exec(text)?.[1];
    const place = placeOf(page.file, attribute);
    return command === undefined
      ? []
      : [
          {
            place,
            problem: `"\\${command}" in an expression loses its backslash`,
            remedy: `double it: \\\\${command}`,
          },
        ];
  });
}
