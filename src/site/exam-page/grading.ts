import type { Blank, Verdict } from '../../core/problem.ts';
import type { StudyEvent } from '../../study/event.ts';
import { isMissed, pointsOf, type Mark } from '../../study/marking.ts';
import type { PaperQuestion } from '../../study/paper.ts';
import type { Asked, AskedChoice, AskedProblem } from './asked.ts';
import type { Sheet } from './sheet.ts';

/** A question of a paper and what is shown of it; null while it is not loaded or cannot be. */
export interface SetQuestion {
  readonly question: PaperQuestion;
  readonly asked: Asked | null;
}

/** An event that has no stamp yet. */
export type Happening = StudyEvent extends infer Each
  ? Each extends StudyEvent
    ? Omit<Each, 'v' | 'id' | 'at'>
    : never
  : never;

/** The key under which a sheet holds the answer to a blank. */
export function answerKey({ item }: PaperQuestion, { key }: Pick<Blank, 'key'>): string {
  return `${item}/${key}`;
}

/** What stands on the sheet for a blank. */
export function typedIn(sheet: Sheet, question: PaperQuestion, blank: Pick<Blank, 'key'>): string {
  return sheet.answers[answerKey(question, blank)] ?? '';
}

/** The number of the option that was chosen, counted from 0; null for none. */
export function chosenIn(sheet: Sheet, question: PaperQuestion): number | null {
  const text = sheet.answers[question.item];
  return text === undefined ? null : Number(text);
}

/** How the answer to a blank fares; null where nothing was typed. */
export function verdictOf(sheet: Sheet, question: PaperQuestion, blank: Blank): Verdict | null {
  const typed = typedIn(sheet, question, blank);
  return typed.trim() === '' ? null : blank.check(typed);
}

/** How much of a question is answered: none, some or all of it. */
export function progressOf({ question, asked }: SetQuestion, sheet: Sheet): 'none' | 'some' | 'all' {
  if (asked?.kind !== 'problem') return (sheet.answers[question.item] ?? '').trim() === '' ? 'none' : 'all';
  const filled = asked.blanks.filter(({ blank }) => typedIn(sheet, question, blank).trim() !== '').length;
  if (filled === 0) return 'none';
  return filled === asked.blanks.length ? 'all' : 'some';
}

/** How the questions went; what could not be shown is left out, since nobody could answer it. */
export function marksOf(sets: readonly SetQuestion[], sheet: Sheet): readonly Mark[] {
  return sets.flatMap(({ question, asked }) =>
    asked === null ? [] : [{ question, share: shareOf(asked, question, sheet) }],
  );
}

function shareOf(asked: Asked, question: PaperQuestion, sheet: Sheet): number {
  switch (asked.kind) {
    case 'problem': {
      const right = asked.blanks.filter(({ blank }) => verdictOf(sheet, question, blank)?.kind === 'right').length;
      return right / asked.blanks.length;
    }
    case 'choice':
      return chosenIn(sheet, question) === rightOption(asked) ? 1 : 0;
    case 'discussion':
      return (sheet.ticks[question.item] ?? []).length / asked.points.length;
  }
}

/** The number of the right option, counted from 0. */
export function rightOption({ options }: AskedChoice): number {
  return options.findIndex(({ because }) => because === null);
}

/** What a graded paper adds to the log: each answer, each miss as a card to be recalled again, and the paper itself. */
export function happenings(sets: readonly SetQuestion[], sheet: Sheet, paper: string): readonly Happening[] {
  const marks = marksOf(sets, sheet);
  const answers = sets.flatMap(({ question, asked }) => (asked === null ? [] : answersOf(asked, question, sheet)));
  const misses = marks
    .filter(isMissed)
    .map(({ question }): Happening => ({ kind: 'review', card: question.item, grade: 'again' }));
  const { got, of } = pointsOf(marks);
  const whole: readonly Happening[] = of === 0 ? [] : [{ kind: 'paper', paper, score: Math.min(got, of), of }];
  return [...answers, ...misses, ...whole];
}

function answersOf(asked: Asked, question: PaperQuestion, sheet: Sheet): readonly Happening[] {
  if (asked.kind === 'problem') return blanksOf(asked, question, sheet);
  if (asked.kind === 'choice') return choiceOf(asked, question, sheet);
  const got = (sheet.ticks[question.item] ?? []).length;
  return [{ kind: 'points', item: question.item, got, of: asked.points.length }];
}

function blanksOf({ blanks, seed }: AskedProblem, question: PaperQuestion, sheet: Sheet): readonly Happening[] {
  const problem = question.item.replace('/problem/', '/');
  return blanks.flatMap(({ blank }): readonly Happening[] => {
    const verdict = verdictOf(sheet, question, blank);
    if (verdict === null || verdict.kind === 'unreadable') return [];
    const outcome = { kind: 'answer', problem, seed, blank: blank.key, verdict: verdict.kind } as const;
    return [verdict.kind === 'wrong' && verdict.because !== undefined ? { ...outcome, slip: true } : outcome];
  });
}

function choiceOf(asked: AskedChoice, question: PaperQuestion, sheet: Sheet): readonly Happening[] {
  const chosen = chosenIn(sheet, question);
  if (chosen === null) return [];
  const choice = { kind: 'choice', item: `${question.item}/${question.blank}`, seed: asked.seed } as const;
  return [chosen === rightOption(asked) ? { ...choice, chosen: 'right' } : { ...choice, chosen: 'wrong', slip: true }];
}
