import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { takeArgument } from '../book/reading/source.ts';
import { readFormula } from '../book/reading/read-formula.ts';

/**
 * Gives each formula with gaps a reading in words that names the gaps and not what belongs there.
 *
 * A screen reader gets it in place of the formula's MathML while the gaps are open; style sheets switch the two.
 */
export default function rehypeHoles() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (!hasClass(node, 'katex')) return;
      const source = sourceOf(node);
      if (source.includes(BLANK)) node.children.push(reading(readFormula(withoutAnswers(source))));
      return SKIP;
    });
  };
}

const BLANK = '\\blank';

/** The formula with "gap 1" in the place of what gap 1 hides. */
function withoutAnswers(source: string): string {
  const start = source.indexOf(BLANK);
  if (start < 0) return source;
  const number = takeArgument(source.slice(start + BLANK.length));
  const hidden = takeArgument(number.rest);
  return `${source.slice(0, start)}\\text{ gap ${number.text} }${withoutAnswers(hidden.rest)}`;
}

function reading(text: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['gaps-read'], dataSearchSkip: true },
    children: [{ type: 'text', value: text }],
  };
}

function sourceOf(formula: Element): string {
  let source = '';
  visit(formula, 'element', (node) => {
    if (node.tagName === 'annotation') source = toString(node);
  });
  return source;
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}
