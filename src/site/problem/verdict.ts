import type { Verdict } from '../../core/problem.ts';
import type { MarkdownRenderers } from '../practice/load-markdown.ts';

/**
 * Shows how an answer fared below its blank, in words and with a mark, and reads it out.
 *
 * The explanation of a recognized slip may hold formulas; then `markdown` is loaded, and where that fails its source
 * is shown. Everything else is set as text.
 */
export async function showVerdict(
  blank: Element,
  verdict: Verdict,
  markdown: () => Promise<MarkdownRenderers>,
): Promise<void> {
  const reason = blank.ownerDocument.createElement('div');
  const formatted = verdict.kind === 'wrong' && verdict.because !== undefined && FORMATTING.test(verdict.because);
  if (!formatted) reason.textContent = reasonOf(verdict);
  fillVerdict(blank, verdict.kind, [reason]);
  if (formatted) await explain(reason, reasonOf(verdict), markdown);
}

/** Shows a verdict below its blank, in words and with a mark, followed by its reason. */
export function fillVerdict(blank: Element, kind: Verdict['kind'], reason: readonly Node[]): void {
  fill(blank, kind, [title(blank.ownerDocument, kind), ...reason]);
}

/** Takes the verdict of a blank away, since the answer is being changed. */
export function clearVerdict(blank: Element): void {
  fill(blank, 'none', []);
}

/** The mark is drawn, since not every font has one: a tick, a cross, an exclamation mark in a box of 14 by 14. */
const TITLES = {
  right: { mark: 'M2 8l3.5 3.5L12 3', name: 'Right.' },
  wrong: { mark: 'M3 3l8 8M11 3l-8 8', name: 'Not right.' },
  unreadable: { mark: 'M7 2v6M7 11.5v.1', name: 'Not readable, so it does not count.' },
} as const;

/** Marks of Markdown: without one, a text is what it says. */
const FORMATTING = /[$*_`[\\\n]/;

function reasonOf(verdict: Verdict): string {
  if (verdict.kind === 'right') return '';
  return verdict.because ?? 'Try again, or open a hint.';
}

async function explain(reason: Element, because: string, markdown: () => Promise<MarkdownRenderers>): Promise<void> {
  try {
    reason.innerHTML = (await markdown()).block(because);
  } catch {
    reason.textContent = because;
  }
}

function title(document: Document, kind: Verdict['kind']): HTMLElement {
  const box = document.createElement('b');
  const picture = document.createElementNS(SVG, 'svg');
  const mark = document.createElementNS(SVG, 'path');
  mark.setAttribute('d', TITLES[kind].mark);
  picture.setAttribute('viewBox', '0 0 14 14');
  picture.setAttribute('aria-hidden', 'true');
  picture.append(mark);
  box.append(picture, ` ${TITLES[kind].name}`);
  return box;
}

const SVG = 'http://www.w3.org/2000/svg';

function fill(blank: Element, kind: Verdict['kind'] | 'none', content: readonly Node[]): void {
  const box = blank.querySelector('.problem-verdict');
  box?.replaceChildren(...content);
  box?.setAttribute('data-verdict', kind);
  if (kind === 'right' || kind === 'none') blank.querySelector('input')?.removeAttribute('aria-invalid');
  else blank.querySelector('input')?.setAttribute('aria-invalid', 'true');
}
