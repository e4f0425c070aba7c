import { posedChoice } from '../../core/choice.ts';
import type { Problem } from '../../core/problem.ts';
import { cardName } from '../../study/card-name.ts';
import type { DiagnosticQuestion } from '../../study/diagnostic.ts';
import type { ChapterCards } from '../practice/cards-data.ts';
import type { MarkdownRenderers } from '../practice/load-markdown.ts';

/** A question as it is shown, every text as HTML. */
export type ShownQuestion = ShownCard | ShownChoice;

/** A card: its front, and its back on request. */
export interface ShownCard {
  readonly kind: 'card';
  /** "rnn/loop" */
  readonly card: string;
  readonly front: string;
  readonly back: string;
}

/** One blank of a problem with offered answers. */
export interface ShownChoice {
  readonly kind: 'choice';
  /** "rnn/problem/simple-rnn/dw" */
  readonly item: string;
  /** The instance that was posed in the end. */
  readonly seed: number;
  readonly statement: string;
  readonly label: string;
  /** As HTML, and in words for its name. */
  readonly options: readonly { readonly text: string; readonly spoken: string }[];
  /** The number of the right option, counted from 0. */
  readonly right: number;
}

/** What questions are made from; each part is loaded when one needs it. */
export interface QuestionNeeds {
  readonly chapters: readonly ChapterCards[];
  readonly markdown: () => Promise<MarkdownRenderers>;
  readonly problem: (id: string) => Promise<Problem>;
}

/** Makes a question ready to be shown. Rejects where its parts do not load. */
export async function shownQuestion(question: DiagnosticQuestion, needs: QuestionNeeds): Promise<ShownQuestion> {
  if (question.kind === 'card') return shownCard(question.card, needs);
  const { item, problem: id, blank: key, seed } = question;
  const [problem, { block, inline }] = await Promise.all([needs.problem(id), needs.markdown()]);
  const choice = posedChoice(problem, key, seed);
  if (choice === null) throw new Error(`"${item}" has no choice for "${key}"`);
  return {
    kind: 'choice',
    item: `${item}/${key}`,
    seed: choice.seed,
    statement: block(choice.posed.statement),
    label: inline(choice.blank.label),
    options: choice.options.map(({ text, spoken }) => ({ text: inline(text), spoken })),
    right: choice.options.findIndex(({ because }) => because === null),
  };
}

async function shownCard(card: string, { chapters, markdown }: QuestionNeeds): Promise<ShownCard> {
  const { chapter, key } = cardName(card);
  const found = chapters.find(({ slug }) => slug === chapter)?.cards.find((each) => each.key === key);
  if (found === undefined) throw new Error(`"${card}" is a card of no chapter`);
  const { block } = await markdown();
  return { kind: 'card', card, front: block(found.front), back: block(found.back) };
}
