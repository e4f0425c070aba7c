import type { Desk } from '../../study/desk.ts';
import type { Grade, ReviewEvent, StudyEvent } from '../../study/event.ts';
import { intervalText } from '../../study/interval.ts';
import { markReviewed } from '../../study/marker.ts';
import { standing, waits } from '../../study/schedule.ts';
import { gradeOfKey } from './grade-key.ts';
import { createCardView, type CardState } from './view.ts';
import { nextText, standingText } from './words.ts';

/**
 * Lets a card on the page be graded: shows how it stands, offers the grades once its answer is open, writes the
 * review into the log, and takes it back on request. Ends when all that the log knows of the card is shown.
 */
export async function startReview(host: HTMLElement, desk: Desk): Promise<void> {
  const review = new Review(host, desk);
  host.addEventListener('keydown', review.press);
  host.querySelector('details')?.addEventListener('toggle', review.turn);
  desk.log.subscribe(() => void review.refresh());
  await review.refresh();
}

class Review {
  readonly #host: HTMLElement;
  readonly #desk: Desk;
  readonly #card: string;
  readonly #show: ReturnType<typeof createCardView>;
  /** The review of this opening of the card; closing it begins a new attempt. */
  #given: ReviewEvent | null = null;
  #readings = 0;

  constructor(host: HTMLElement, desk: Desk) {
    this.#host = host;
    this.#desk = desk;
    this.#card = host.dataset['card'] ?? '';
    this.#show = createCardView(host, { grade: this.#grade, undo: this.#undo });
  }

  readonly refresh = async (): Promise<void> => {
    const reading = (this.#readings += 1);
    const events = await this.#desk.log.ofCard(this.#card);
    if (reading !== this.#readings) return; // a later reading knows more
    const now = this.#desk.now();
    const moment = {
      card: this.#card,
      events,
      now,
      given: this.#given,
      open: this.#isOpen(),
      notices: this.#desk.log.notices(),
    };
    this.#show(stateOf(moment), standingText(standing(events, now), now));
  };

  readonly turn = (): void => {
    if (!this.#isOpen()) this.#given = null;
    void this.refresh();
  };

  readonly press = (event: KeyboardEvent): void => {
    const chosen = gradeOfKey(event);
    if (chosen !== null && this.#isOpen()) this.#grade(chosen);
  };

  readonly #grade = (chosen: Grade): void => {
    if (this.#given !== null) return;
    this.#given = { ...this.#desk.stamp(), kind: 'review', card: this.#card, grade: chosen };
    markReviewed();
    this.#append(this.#given);
  };

  readonly #undo = (): void => {
    if (this.#given === null) return;
    const { id } = this.#given;
    this.#given = null;
    this.#append({ ...this.#desk.stamp(), kind: 'retract', of: id });
  };

  /** The log tells of its own change, which refreshes the card. */
  #append(event: StudyEvent): void {
    void this.#desk.log.append(event);
  }

  #isOpen(): boolean {
    return this.#host.querySelector('details')?.open ?? false;
  }
}

interface Moment {
  readonly card: string;
  readonly events: readonly StudyEvent[];
  readonly now: number;
  readonly given: ReviewEvent | null;
  readonly open: boolean;
  readonly notices: readonly string[];
}

function stateOf({ card, events, now, given, open, notices }: Moment): CardState {
  if (!open) return { kind: 'closed' };
  const stands = standing(events, now);
  if (given !== null && stands !== null) return { kind: 'graded', text: [nextText(stands, now), ...notices].join(' ') };
  const { again, hard, good, easy } = waits(card, events, now);
  const texts = {
    again: intervalText(again),
    hard: intervalText(hard),
    good: intervalText(good),
    easy: intervalText(easy),
  };
  return { kind: 'asking', waits: texts };
}
