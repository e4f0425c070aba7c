import type { ExpressionBlank } from '../../core/answer/expression.ts';

/** A gap as its markup states it. The reason of a slip is its place among the slips, as text. */
export interface Gap extends ExpressionBlank {
  readonly number: string;
  /** How many options it offers; 0 for a formula that is typed. */
  readonly options: number;
}

/** The boxes of all gaps of a derivation. */
export function gapsIn(host: Element): readonly HTMLElement[] {
  return [...host.querySelectorAll<HTMLElement>('.derivation-blank')];
}

/** What the markup of a gap says. */
export function readGap(box: Element): Gap {
  const slips = slipsIn(box).map((slip, index) => ({ answer: dataOf(slip, 'answer'), because: String(index) }));
  const names = dataOf(box, 'names').split(' ').filter(Boolean);
  return {
    number: dataOf(box, 'blank'),
    answer: dataOf(box, 'answer'),
    names,
    slips,
    options: box.querySelectorAll('input[type="radio"]').length,
  };
}

/** The foreseen wrong answers of a gap, in their order. */
export function slipsIn(box: Element): readonly HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('.derivation-slip')];
}

/** What the reader typed, or the number of the option that is chosen; '' for neither. */
export function chosenAnswer(box: Element): string {
  const chosen = box.querySelector<HTMLInputElement>('input[type="radio"]:checked, input:not([type="radio"])');
  return chosen?.value.trim() ?? '';
}

/** Shows what a gap hid, and marks the derivation once no gap is open. */
export function markSolved(host: HTMLElement, box: Element): void {
  box.setAttribute('data-solved', '');
  const number = dataOf(box, 'blank');
  for (const hole of host.querySelectorAll(`[data-hole="${CSS.escape(number)}"]`)) hole.setAttribute('data-solved', '');
  if (gapsIn(host).every((each) => each.hasAttribute('data-solved'))) host.dataset['solved'] = '';
}

function dataOf(element: Element, name: string): string {
  return element.getAttribute(`data-${name}`) ?? '';
}
