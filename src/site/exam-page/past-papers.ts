import type { StudyEvent } from '../../study/event.ts';
import { history } from '../../study/history.ts';
import type { Points } from '../../study/marking.ts';

/** A paper that was handed in. */
export interface PastPaper {
  /** Of its event. */
  readonly id: string;
  /** The parameters of its address. */
  readonly paper: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly points: Points;
}

/** The papers that were handed in, the last one first. */
export function pastPapers(events: readonly StudyEvent[]): readonly PastPaper[] {
  return history(events)
    .flatMap((event) => (event.kind === 'paper' ? [event] : []))
    .map(({ id, paper, at, score, of }) => ({ id, paper, at, points: { got: score, of } }))
    .reverse();
}
