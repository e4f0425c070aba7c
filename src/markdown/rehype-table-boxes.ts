import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Puts each table into a box of its own, which scrolls where the table is wider than the page. */
export default function rehypeTableBoxes() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      parent.children[index] = boxed(node);
      return SKIP;
    });
  };
}

function boxed(table: Element): Element {
  return { type: 'element', tagName: 'div', properties: { className: ['table-box'] }, children: [table] };
}
