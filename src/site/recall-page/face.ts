import { pagePath, problemAnchor } from '../../book/address.ts';
import type { Problem } from '../../core/problem.ts';
import { cardName, type CardName } from '../../study/card-name.ts';
import { href } from '../href.ts';
import type { CardSection, ChapterCards, DataCard } from '../practice/cards-data.ts';
import type { Discussion } from '../practice/discussion.ts';
import type { MarkdownRenderers } from '../practice/load-markdown.ts';

/** Both sides of a card as HTML, and where what it asks can be read. */
export interface Face {
  readonly front: string;
  readonly back: string;
  readonly source: Source;
}

/** Where what a card asks can be read. */
export interface Source {
  /** "RNNs" */
  readonly chapter: string;
  /** "7.5 Vanishing and exploding gradients", or "Problem: A recurrent cell by hand"; '' where it has no name. */
  readonly place: string;
  readonly href: string;
  /** What the link says. */
  readonly link: string;
}

/** What faces are made from; each part is loaded when a card needs it. */
export interface FaceNeeds {
  readonly chapters: readonly ChapterCards[];
  readonly markdown: () => Promise<MarkdownRenderers>;
  readonly problem: (id: string) => Promise<Problem>;
  readonly discussion: (slug: string, heading: string) => Promise<Discussion>;
  /** The seed of a problem's fresh numbers. */
  readonly randomSeed: () => number;
}

/** The face of the card of that id. Rejects when the site has no such card or its parts do not load. */
export async function faceOf(id: string, needs: FaceNeeds): Promise<Face> {
  const name = cardName(id);
  const chapter = needs.chapters.find(({ slug }) => slug === name.chapter);
  if (!chapter) throw new Error(`"${id}" is a card of no chapter`);
  if (name.kind === 'problem') return problemFace(name, chapter, needs);
  if (name.kind === 'discussion') return discussionFace(name, chapter, needs);
  const card = chapter.cards.find(({ key }) => key === name.key);
  if (!card) throw new Error(`the chapter "${chapter.slug}" has no card "${name.key}"`);
  const { block } = await needs.markdown();
  return { front: block(card.front), back: block(card.back), source: sourceOf(card, chapter) };
}

function sourceOf({ section, fact }: DataCard, { short, sections }: ChapterCards): Source {
  const found = sections.find(({ id }) => id === section);
  return { chapter: short, place: found ? placeText(found) : '', href: href(fact), link: 'Read it in the notes' };
}

function placeText({ number, title }: CardSection): string {
  return `${number} ${title}`;
}

/** A problem with fresh numbers; where a seed gives none, with the printed ones. */
async function problemFace({ key }: CardName, chapter: ChapterCards, needs: FaceNeeds): Promise<Face> {
  const [problem, { block }] = await Promise.all([needs.problem(key), needs.markdown()]);
  const { statement, blanks, solution } = poseOrPrinted(problem, needs.randomSeed());
  const asked = blanks.map(({ label, form }) => `- ${label}: ${form}`).join('\n');
  const address = `${pagePath(chapter.slug, 'homeworks')}#${problemAnchor(key)}`;
  return {
    front: block(`${statement}\n\n${asked}`),
    back: block(solution),
    source: { chapter: chapter.short, place: problem.title, href: href(address), link: 'Open the problem' },
  };
}

function poseOrPrinted(problem: Problem, seed: number): ReturnType<Problem['pose']> {
  try {
    return problem.pose(seed);
  } catch {
    return problem.pose(0);
  }
}

async function discussionFace({ key }: CardName, chapter: ChapterCards, needs: FaceNeeds): Promise<Face> {
  const { question, answer, points } = await needs.discussion(chapter.slug, key);
  const address = `${pagePath(chapter.slug, 'discussions')}#${key}`;
  return {
    front: question,
    back: points === '' ? answer : `${answer}<p class="face-title">What a full answer contains</p>${points}`,
    source: { chapter: chapter.short, place: 'Discussion', href: href(address), link: 'Open the discussion' },
  };
}
