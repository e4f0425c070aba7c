import type { Node, Parent } from 'unist';

/** An attribute of a word in MDX: `id="x"` is a string, `answer={2}` an expression with its source. */
export interface JsxAttribute {
  type: 'mdxJsxAttribute';
  name: string;
  value?: string | null | { type: 'mdxJsxAttributeValueExpression'; value: string };
}

/** A word of MDX such as `<Equation …>`, in the flow or inside a line. */
export interface JsxElement extends Parent {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: JsxAttribute[];
}

/** Whether a node of the Markdown tree is a word, of the given name where one is given. */
export function isJsx(node: Node, name?: string): node is JsxElement {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return false;
  return name === undefined || ('name' in node && node.name === name);
}

/** The value of a string attribute, or null when it is absent or an expression. */
export function stringAttribute(element: JsxElement, name: string): string | null {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : null;
}

/** Adds a string attribute, in place: plugins hand the machine's knowledge to a word this way. */
export function setAttribute(element: JsxElement, name: string, value: string): void {
  element.attributes.push({ type: 'mdxJsxAttribute', name, value });
}
