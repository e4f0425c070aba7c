import type { Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../../src/book/mdx.ts';
import { placeAt, sourceOf } from '../../../src/book/place.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { Field, PageText, Rule } from '../rule.ts';

/** A dollar that opens no formula would be printed, and with it the TeX that follows. */
export const rule: Rule = {
  name: 'stray-dollars',
  check: ({ pages, fields }) => [...pages.flatMap(issuesInPage), ...fields.flatMap(issuesInField)],
};

function issuesInPage({ page, source, tree }: PageText): readonly Issue[] {
  return straysIn(source, tree).map((offset) => issueAt(placeAt(page.file, source, offset), source.slice(offset)));
}

function issuesInField({ text, placeOf }: Field): readonly Issue[] {
  return straysIn(text, parseMarkdown(text)).map((offset) => issueAt(placeOf(text.slice(offset)), text.slice(offset)));
}

/** Where in the source a dollar stands in plain text; `\$` is meant. */
function straysIn(source: string, tree: Root): readonly number[] {
  const offsets: number[] = [];
  visit(tree, 'text', (node: Text) => {
    if (!node.value.includes('$')) return;
    const start = node.position?.start.offset ?? 0;
    const stray = /(?<!\\)\$/.exec(sourceOf(source, node));
    if (stray) offsets.push(start + stray.index);
  });
  return offsets;
}

const LONGEST = 30;

function issueAt(place: Issue['place'], rest: string): Issue {
  const [line = ''] = rest.split('\n');
  return {
    place,
    problem: `a dollar that opens no formula: "${line.slice(0, LONGEST)}${line.length > LONGEST ? '…' : ''}"`,
    remedy: 'close the formula with a second dollar, or write \\$ for the sign itself',
  };
}
