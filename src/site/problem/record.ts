import type { Verdict } from '../../core/problem.ts';
import type { Desk } from '../../study/desk.ts';
import type { AnswerEvent } from '../../study/event.ts';

/** An answer that was judged: which blank of which instance. What was typed is not kept. */
export type Answer = Pick<AnswerEvent, 'problem' | 'seed' | 'blank'> & {
  readonly verdict: Exclude<Verdict, { kind: 'unreadable' }>;
};

/** Writes an answer into the log, and gives what the reader has to know about its keeping: mostly nothing, ''. */
export async function recordAnswer({ verdict, ...answer }: Answer, open: () => Promise<Desk>): Promise<string> {
  try {
    const desk = await open();
    await desk.log.append({ ...desk.stamp(), kind: 'answer', ...answer, ...outcome(verdict) });
    return desk.log.notices().join(' ');
  } catch {
    return 'What keeps your answers could not be loaded, so this one is judged and not kept.';
  }
}

function outcome(verdict: Answer['verdict']): Pick<AnswerEvent, 'verdict' | 'slip'> {
  if (verdict.kind === 'right') return { verdict: 'right' };
  return verdict.because === undefined ? { verdict: 'wrong' } : { verdict: 'wrong', slip: true };
}
