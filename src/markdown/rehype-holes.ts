import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { takeArgument } from '../book/reading/source.ts';
import { readFormula } from '../book/reading/read-formula.ts';
import { isFormulaElement, texOf } from './formula-element.ts';

/**
 * Gives each formula with gaps a reading in words that names the gaps and not what belongs there.
 *
 * A screen reader gets it in place of the formula's MathML while the gaps are open; style sheets switch the two.
 */
export default function rehypeHoles() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (!isFormulaElement(node)) return;
      const source = texOf(node);
      if (source.includes(BLANK)) node.children.push(reading(readWithGaps(source)));
      return SKIP;
    });
  };
}

const BLANK = '\\blank';

/** Stands for a gap while a formula is read, as one letter that no formula holds; the letters of gap 1, 2, … follow it. */
const FIRST_GAP = 0xe100;
const GAP = /[\uE100-\uE1FF]/g;

/** The reading of a formula with "gap 1" in the place of what gap 1 hides. */
function readWithGaps(source: string): string {
  return readFormula(withoutAnswers(source)).replace(GAP, (letter) => `gap ${letter.charCodeAt(0) - FIRST_GAP}`);
}

function withoutAnswers(source: string): string {
  const start = source.indexOf(BLANK);
  if (start < 0) return source;
  const number = takeArgument(source.slice(start + BLANK.length));
  const hidden = takeArgument(number.rest);
  const letter = String.fromCharCode(FIRST_GAP + Number(number.text));
  return source.slice(0, start) + letter + withoutAnswers(hidden.rest);
}

function reading(text: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['gaps-read'], dataSearchSkip: true },
    children: [{ type: 'text', value: text }],
  };
}
