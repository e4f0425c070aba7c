import { pagePath } from '../../book/address.ts';
import { href } from '../href.ts';

/** A question for discussion, each part as HTML taken from its page. */
export interface Discussion {
  /** Its heading and the text below. */
  readonly question: string;
  /** The model answer; '' where there is none. */
  readonly answer: string;
  /** What a full answer contains; '' where the page does not say. */
  readonly points: string;
}

/**
 * Reads the question under a heading of a chapter's discussions, out of the page itself, so that its text stands once.
 *
 * Rejects when the page cannot be had or has no such heading.
 */
export async function readDiscussion(slug: string, heading: string): Promise<Discussion> {
  const address = href(pagePath(slug, 'discussions'));
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers with status ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const section = page.getElementById(heading)?.closest('section');
  if (!section) throw new Error(`${address} has no question "${heading}"`);
  return discussionIn(section, address);
}

/** The parts of a section of the page at `address`; its ids go, and its links still lead where they led. */
function discussionIn(section: Element, address: string): Discussion {
  for (const link of section.querySelectorAll('a[href^="#"]')) {
    link.setAttribute('href', address + (link.getAttribute('href') ?? ''));
  }
  for (const named of section.querySelectorAll('[id]')) named.removeAttribute('id');
  const folds = [...section.children].filter(({ tagName }) => tagName === 'DETAILS');
  const question = [...section.children].filter((child) => !folds.includes(child));
  return {
    question: question.map(outside).join(''),
    answer: contentOf(folds.find((fold) => fold.classList.contains('model-answer'))),
    points: contentOf(folds.find((fold) => fold.classList.contains('what-a-full-answer-contains'))),
  };
}

/** The heading of a question is a line of a card, not a heading of the page that shows it. */
function outside(element: Element): string {
  return element.tagName === 'H2' ? `<p class="face-title">${element.innerHTML}</p>` : element.outerHTML;
}

function contentOf(fold: Element | undefined): string {
  const children = [...(fold?.children ?? [])].filter(({ tagName }) => tagName !== 'SUMMARY');
  return children.map(({ outerHTML }) => outerHTML).join('');
}
