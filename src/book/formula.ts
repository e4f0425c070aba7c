import type { Node, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';

/** A formula in a syntax tree: a display (`math`), or one in a line (`inlineMath`). */
export type FormulaNode = Extract<Nodes, { type: 'math' | 'inlineMath' }>;

/** Whether a node is a formula. */
export function isFormula(node: Node): node is FormulaNode {
  return node.type === 'math' || node.type === 'inlineMath';
}

/** All formulas of a page or of a piece of Markdown, in document order. */
export function formulasIn(tree: Nodes): readonly FormulaNode[] {
  const found: FormulaNode[] = [];
  visit(tree, (node) => {
    if (isFormula(node)) found.push(node);
  });
  return found;
}
