import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { ROLE_MACROS } from '../book/role.ts';
import { isFormulaElement, texOf } from './formula-element.ts';
import { HELD_MARKS, LONGEST_HELD } from './held.ts';

const PUNCTUATION = new RegExp(`^(?:[${HELD_MARKS}]+| %)`);

/** What takes no room: marks of symbols, roles and braces. */
const UNSEEN = new RegExp(`\\\\htmlData\\{[^}]*\\}|\\\\(?:${roleNames().join('|')})|[{}]`, 'g');

/**
 * Keeps a comma or a full stop on the line of the short formula that it follows, where browsers may break, and a percent
 * sign on the line of its number.
 */
export default function rehypeHoldPunctuation() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(/(?<=\d) %/g, '\u00a0%');
    });
    visit(tree, 'element', (node, index, parent) => {
      if (!parent || index === undefined || !isShortFormula(node)) return;
      const after = parent.children[index + 1];
      const marks = after?.type === 'text' ? PUNCTUATION.exec(after.value)?.[0] : undefined;
      if (after?.type !== 'text' || marks === undefined) return SKIP;
      const rest: Text = { type: 'text', value: after.value.slice(marks.length) };
      parent.children.splice(index, 2, held(node, marks), rest);
      return [SKIP, index + 1];
    });
  };
}

function isShortFormula(node: Element): boolean {
  const seen = isFormulaElement(node) ? texOf(node).replace(UNSEEN, '') : '';
  return seen !== '' && seen.length <= LONGEST_HELD;
}

function roleNames(): readonly string[] {
  return Object.values(ROLE_MACROS).map((macro) => macro.slice(1));
}

function held(formula: Element, marks: string): Element {
  const children: ElementContent[] = [formula, { type: 'text', value: marks }];
  return { type: 'element', tagName: 'span', properties: { className: ['held'] }, children };
}
