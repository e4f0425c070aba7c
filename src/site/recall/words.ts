import { intervalText } from '../../study/interval.ts';
import type { Standing } from '../../study/schedule.ts';

/** A card's standing at `now` (milliseconds since 1970) as the line under its question. */
export function standingText(standing: Standing | null, now: number): string {
  if (standing === null) return 'Recall it, then reveal.';
  if (standing.due > now) return nextText(standing, now);
  return `Due for review, last seen ${intervalText(now - standing.reviewed)} ago. Recall it, then reveal.`;
}

/** When a card that was just graded comes back. */
export function nextText(standing: Standing, now: number): string {
  return `Next review in ${intervalText(standing.due - now)}.`;
}
