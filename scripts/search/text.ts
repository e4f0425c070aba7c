import type { Element, Nodes } from 'hast';
import { matches, select } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { readFormula } from '../../src/book/reading/read-formula.ts';

/** What a reader reads in a part of a page. */
export interface PageText {
  /** Plain text in one line, each formula once, as its reading. */
  readonly text: string;
  /** The readings of the formulas, in the order of the text. */
  readonly formulas: readonly string[];
}

/** Figures and recall cards are found by themselves; their text would stand twice in the index. */
const SKIPPED = [
  '[data-search-skip]',
  '[aria-hidden="true"]',
  ...['figure', 'dnn-recall'],
  ...['script', 'style', 'template', 'noscript', 'svg', 'nav', 'button', 'input', 'select', 'textarea', 'output'],
].join(',');

const INLINE_NAMES =
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var';
const INLINE = new Set(INLINE_NAMES.split(' '));
const TITLES = new Set(['h2', 'h3', 'h4', 'summary', 'dt']);
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;

/** The text of some nodes of a built page; what is marked `data-search-skip`, drawings and controls are left out. */
export function pageText(nodes: readonly Nodes[]): PageText {
  const { text, formulas } = textOfAll(nodes);
  return { text: text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim(), formulas };
}

const NO_TEXT: PageText = { text: '', formulas: [] };

function textOfAll(nodes: readonly Nodes[]): PageText {
  const parts = nodes.map(textOf);
  return { text: parts.map(({ text }) => text).join(''), formulas: parts.flatMap(({ formulas }) => formulas) };
}

function textOf(node: Nodes): PageText {
  if (node.type === 'text') return { text: node.value, formulas: [] };
  if (node.type === 'root') return textOfAll(node.children);
  if (node.type !== 'element') return NO_TEXT;
  if (hasClass(node, 'katex')) return formulaText(node);
  return matches(SKIPPED, node) ? NO_TEXT : elementText(node);
}

function elementText(node: Element): PageText {
  const { text, formulas } = textOfAll(node.children);
  if (INLINE.has(node.tagName) && !hasClass(node, 'katex-display')) return { text, formulas };
  return { text: ` ${TITLES.has(node.tagName) ? ended(text) : text} `, formulas };
}

/** KaTeX writes a formula twice, drawn and as MathML; its source stands in the MathML. */
function formulaText(katex: Element): PageText {
  const source = select('annotation[encoding="application/x-tex"]', katex);
  const text = source ? readFormula(toString(source)) : '';
  return { text, formulas: [text] };
}

function ended(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.:;!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function hasClass(node: Element, name: string): boolean {
  const classes = node.properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}
