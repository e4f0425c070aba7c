import { posedChoice, type Choice } from '../../core/choice.ts';
import { range } from '../../core/array.ts';
import type { Blank, Markdown, Posed, Problem } from '../../core/problem.ts';
import { cardName } from '../../study/card-name.ts';
import type { PaperQuestion } from '../../study/paper.ts';
import type { Discussion } from '../practice/discussion.ts';
import type { MarkdownRenderers } from '../practice/load-markdown.ts';

/** A question of a paper as it is shown, every text as HTML. */
export type Asked = AskedProblem | AskedChoice | AskedDiscussion;

/** All blanks of a problem. */
export interface AskedProblem {
  readonly kind: 'problem';
  readonly statement: string;
  readonly blanks: readonly AskedBlank[];
  readonly solution: string;
  /** Makes what is said of an answer into HTML. */
  readonly explain: (because: Markdown) => string;
  /** The instance that was posed in the end. */
  readonly seed: number;
}

/** A blank with its label as HTML. */
export interface AskedBlank {
  readonly blank: Blank;
  readonly label: string;
}

/** One blank of a problem with offered answers. */
export interface AskedChoice {
  readonly kind: 'choice';
  readonly statement: string;
  readonly label: string;
  readonly options: readonly AskedOption[];
  readonly solution: string;
  readonly seed: number;
}

/** An answer that is offered. */
export interface AskedOption {
  readonly text: string;
  /** The same in words. */
  readonly spoken: string;
  /** The mistake that leads to it; null for the right answer. */
  readonly because: string | null;
}

/** A question to be answered in words. */
export interface AskedDiscussion {
  readonly kind: 'discussion';
  readonly question: string;
  readonly answer: string;
  /** What a full answer contains, one by one; at least one. */
  readonly points: readonly string[];
}

/** What questions are made from; each part is loaded when one needs it. */
export interface AskedNeeds {
  readonly markdown: () => Promise<MarkdownRenderers>;
  readonly problem: (id: string) => Promise<Problem>;
  readonly discussion: (slug: string, heading: string) => Promise<Discussion>;
  /** The items of a list that is given as HTML. */
  readonly itemsOf: (html: string) => readonly string[];
}

/** Makes a question ready to be shown. Rejects where its parts do not load or the site no longer has it. */
export async function askedOf(question: PaperQuestion, needs: AskedNeeds): Promise<Asked> {
  const { chapter, key } = cardName(question.item);
  if (question.kind === 'discussion') return askedDiscussion(await needs.discussion(chapter, key), needs);
  const [problem, render] = await Promise.all([needs.problem(key), needs.markdown()]);
  if (question.kind === 'problem') return askedProblem(posedFrom(problem, question.seed), render);
  const choice = posedChoice(problem, question.blank, question.seed);
  if (choice === null) throw new Error(`"${question.item}" has no choice for "${question.blank}"`);
  return askedChoice(choice, render);
}

interface PosedAt {
  readonly posed: Posed;
  readonly seed: number;
}

const MOST_SEEDS = 20;

/** The instance of a seed, or of the next one that has usable numbers; in the end the printed one. */
function posedFrom(problem: Problem, seed: number): PosedAt {
  for (const offset of range(MOST_SEEDS)) {
    const tried = (seed + offset) >>> 0;
    try {
      return { posed: problem.pose(tried), seed: tried };
    } catch {
      continue;
    }
  }
  return { posed: problem.pose(0), seed: 0 };
}

function askedProblem({ posed, seed }: PosedAt, { block, inline }: MarkdownRenderers): AskedProblem {
  const blanks = posed.blanks.map((blank) => ({ blank, label: inline(blank.label) }));
  const [statement, solution] = [block(posed.statement), block(posed.solution)];
  return { kind: 'problem', statement, blanks, solution, explain: block, seed };
}

function askedChoice({ posed, blank, seed, options }: Choice, { block, inline }: MarkdownRenderers): AskedChoice {
  const reason = (because: Markdown | null) => (because === null ? null : inline(because));
  return {
    kind: 'choice',
    statement: block(posed.statement),
    label: inline(blank.label),
    options: options.map(({ text, spoken, because }) => ({ text: inline(text), spoken, because: reason(because) })),
    solution: block(posed.solution),
    seed,
  };
}

function askedDiscussion({ question, answer, points }: Discussion, { itemsOf }: AskedNeeds): AskedDiscussion {
  const items = itemsOf(points);
  // A question without points is graded as a whole.
  return { kind: 'discussion', question, answer, points: items.length === 0 ? ['The answer as a whole.'] : items };
}
