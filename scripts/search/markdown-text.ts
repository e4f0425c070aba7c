import type { Nodes } from 'mdast';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readFormula } from '../../src/markdown/reading/read-formula.ts';
import type { PageText } from './text.ts';

const parser = unified().use(remarkParse).use(remarkMath);

/** Markdown of a definition or a card as plain text in one line, with the readings of its formulas. */
export function markdownText(markdown: string): PageText {
  const { text, formulas } = textOf(parser.parse(markdown));
  return { text: text.replace(/\s+/g, ' ').trim(), formulas };
}

function textOf(node: Nodes): PageText {
  if (node.type === 'inlineMath' || node.type === 'math') {
    const reading = readFormula(node.value);
    return { text: reading, formulas: [reading] };
  }
  if ('children' in node) {
    const parts = node.children.map(textOf);
    const isBlock = !['paragraph', 'emphasis', 'strong', 'link', 'delete', 'heading'].includes(node.type);
    return {
      text: parts.map(({ text }) => text).join(isBlock ? ' ' : ''),
      formulas: parts.flatMap(({ formulas }) => formulas),
    };
  }
  if (node.type === 'break') return { text: ' ', formulas: [] };
  return { text: 'value' in node && node.type !== 'html' ? node.value : '', formulas: [] };
}
