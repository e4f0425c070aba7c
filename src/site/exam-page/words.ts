import type { Points } from '../../study/marking.ts';

/** "1 question", "9 questions" */
export function questions(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`;
}

/** "41.5 of 79 points" */
export function pointsText({ got, of }: Points): string {
  return `${tenths(got)} of ${tenths(of)} ${of === 1 ? 'point' : 'points'}`;
}

/** "53 %"; of no points it is nothing. */
export function percentText({ got, of }: Points): string {
  return of === 0 ? '' : `${Math.round((100 * got) / of)} %`;
}

/** What is left of a time in milliseconds: "79:05", "1:04:09"; beyond it "−0:30". */
export function clockText(left: number): string {
  const seconds = Math.ceil(Math.abs(left) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${hours > 0 ? twoDigits(minutes) : minutes}:${twoDigits(seconds % 60)}`;
  return `${left < 0 && seconds > 0 ? '\u2212' : ''}${hours > 0 ? `${hours}:` : ''}${tail}`;
}

/** What is said of the time when it matters: ten minutes before the end, and at the end; else ''. */
export function timeCall(left: number): string {
  if (left <= 0) return 'Time is up. Hand in, or go on without the clock.';
  return left <= 10 * 60_000 ? 'Less than ten minutes are left.' : '';
}

/** What stands unanswered when a paper is about to be handed in; '' for nothing. */
export function openText(counts: Readonly<Record<'none' | 'some', number>>): string {
  const parts = [
    counts.none === 0 ? '' : `${questions(counts.none)} ${counts.none === 1 ? 'is' : 'are'} unanswered`,
    counts.some === 0 ? '' : `${counts.none === 0 ? questions(counts.some) : counts.some} answered in part`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** "A" for 0, "B" for 1 and so on: the letter of an option. */
export function letterOf(option: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + option);
}

function tenths(x: number): string {
  return String(Math.round(10 * x) / 10);
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
