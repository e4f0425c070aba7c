import { formulasIn } from '../../src/book/formula.ts';
import { parseMarkdown } from '../../src/book/mdx.ts';
import { plainText } from '../../src/book/plain-text.ts';
import { readFormula } from '../../src/book/reading/read-formula.ts';
import type { PageText } from './text.ts';

/** Markdown of a definition or a card as plain text in one line, with the readings of its formulas. */
export function markdownText(markdown: string): PageText {
  const tree = parseMarkdown(markdown);
  return { text: plainText(tree), formulas: formulasIn(tree).map(({ value }) => readFormula(value)) };
}
