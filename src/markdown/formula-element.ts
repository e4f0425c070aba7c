import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Whether an element is a formula that KaTeX has set. */
export function isFormulaElement({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('katex');
}

/** The TeX of a formula that KaTeX has set, from the annotation in its MathML; '' without one. */
export function texOf(formula: Element): string {
  let source = '';
  visit(formula, 'element', (node) => {
    if (node.tagName === 'annotation') source = toString(node);
  });
  return source;
}
