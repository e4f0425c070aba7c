import type { Element, ElementContent, Root, RootContent } from 'hast';

/** Wraps each heading of depth 2 and what follows it into a `<section>` that the heading labels. */
export default function rehypeSections() {
  return (tree: Root): void => {
    const children: RootContent[] = [];
    let open: Element | null = null;
    for (const node of tree.children) {
      if (node.type === 'element' && node.tagName === 'h2') {
        open = sectionFor(node);
        children.push(open);
      } else if (open && isContent(node)) open.children.push(node);
      else children.push(node);
    }
    tree.children = children;
  };
}

function sectionFor(heading: Element): Element {
  const id = heading.properties['id'];
  const properties =
    typeof id === 'string' ? { ariaLabelledBy: [id], className: ['section'] } : { className: ['section'] };
  return { type: 'element', tagName: 'section', properties, children: [heading] };
}

/** MDX adds imports and exports at the top level; they must stay there. */
function isContent(node: RootContent): node is ElementContent {
  return node.type !== 'doctype' && node.type !== 'mdxjsEsm';
}
