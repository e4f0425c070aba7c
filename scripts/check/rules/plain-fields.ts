import { visit } from 'unist-util-visit';
import { usesOf } from '../../../src/book/uses.ts';
import { parseMarkdown } from '../../../src/book/mdx.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { Field, Rule } from '../rule.ts';

/** Markdown in YAML and in attributes is text, emphasis and formulas: words, citations and links work in pages only. */
export const rule: Rule = {
  name: 'plain-fields',
  check: ({ fields }) => fields.flatMap((field) => [...wordsIn(field), ...usesIn(field)]),
};

function wordsIn({ text, placeOf }: Field): readonly Issue[] {
  const issues: Issue[] = [];
  visit(parseMarkdown(text), 'html', ({ value }) => {
    const problem = `the word ${value} outside of the running text`;
    issues.push({ place: placeOf(value), problem, remedy: 'say it without the word: here it is printed as it stands' });
  });
  return issues;
}

function usesIn({ text, place, placeOf }: Field): readonly Issue[] {
  return usesOf('', text, parseMarkdown(text)).map(({ kind, id }) => ({
    place: kind === 'citation' ? placeOf(`@${id}`) : place,
    problem: `the ${kind} "${id}" outside of the running text`,
    remedy:
      kind === 'citation'
        ? 'cite it in the section that this belongs to'
        : 'name the place in words, or link to it from the text',
  }));
}
