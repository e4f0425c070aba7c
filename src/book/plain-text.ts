import type { Node, Parent } from 'mdast';
import { isFormula } from './formula.ts';
import { readFormula } from './reading/read-formula.ts';

/** What a node reads like without its markup: formulas as `W_h`, line breaks as spaces, diagrams and code blocks as nothing. */
export function plainText(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

function rawText(node: Node): string {
  if (isParent(node)) return node.children.map(rawText).join(hasBlocks(node) ? ' ' : '');
  if (isFormula(node)) return readFormula(node.value);
  if (node.type === 'break') return ' ';
  return node.type === 'text' || node.type === 'inlineCode' ? valueOf(node) : '';
}

function hasBlocks(node: Parent): boolean {
  return node.children.some(({ type }) =>
    ['paragraph', 'list', 'listItem', 'blockquote', 'tableCell', 'tableRow', 'math'].includes(type),
  );
}

function isParent(node: Node): node is Parent {
  return 'children' in node;
}

function valueOf(node: Node): string {
  return 'value' in node && typeof node.value === 'string' ? node.value : '';
}
