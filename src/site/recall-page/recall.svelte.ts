import { cardId, cardName } from '../../study/card-name.ts';
import type { Desk } from '../../study/desk.ts';
import type { Grade, StudyEvent } from '../../study/event.ts';
import { intervalText } from '../../study/interval.ts';
import { markReviewed } from '../../study/marker.ts';
import { askedQueue, queueOf, sessionCards, type Queue } from '../../study/queue.ts';
import { standings, waits, type Standing } from '../../study/schedule.ts';
import { graded, recalled, sessionOf, undone, waiting, type Session } from '../../study/session.ts';
import { settingsOf } from '../../study/settings.ts';
import type { ChapterCards } from '../practice/cards-data.ts';
import type { Choice } from './choice.ts';
import type { Face } from './face.ts';

/** The world around the page. */
export interface RecallNeeds {
  readonly desk: Desk;
  readonly chapters: readonly ChapterCards[];
  /** Makes both sides of a card; rejects where it cannot. */
  readonly faceOf: (card: string) => Promise<Face>;
  /** Whether the site has a problem of that id. */
  readonly isProblem: (id: string) => boolean;
  /** What the page's address asks for. */
  readonly choice: Choice;
  /** Writes a choice into the page's address. */
  readonly remember: (choice: Choice) => void;
}

/** What the middle of the page shows: a card's question, its answer, or that it could not be loaded. */
export type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'front' | 'back'; readonly face: Face };

/** The state of the page: what waits, the session that runs, the card that is asked, and what follows from them. */
export class Recall {
  readonly #needs: RecallNeeds;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- what is kept in it is never shown by itself
  readonly #faces = new Map<string, Promise<Face>>();
  /** What was graded, by the id of the review. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nor is this
  readonly #facesGraded = new Map<string, Face>();
  #events: readonly StudyEvent[] = $state.raw([]);
  #now = $state(0);
  #choice: Choice = $state.raw({ length: 10, chapters: [], sections: [] });
  #session: Session | null = $state.raw(null);
  #hasEnded = $state(false);
  #shown: Shown = $state.raw({ kind: 'loading' });
  /** Cards of this session that could not be shown, and so are not asked. */
  #passed: readonly string[] = $state.raw([]);

  readonly #known = $derived(standings(this.#events, this.#now));
  readonly #cards = $derived(this.#cardsAsked());
  readonly queue: Queue = $derived(
    (this.#choice.sections.length === 0 ? queueOf : askedQueue)(this.#cards, this.#known, this.#now),
  );
  readonly exam = $derived(settingsOf(this.#events).exam);
  readonly #waiting = $derived(
    this.#session === null ? [] : waiting(this.#session).filter((card) => !this.#passed.includes(card)),
  );

  constructor(needs: RecallNeeds) {
    this.#needs = needs;
    this.#choice = needs.choice;
  }

  /** Reads the log, and again at each change of it; what it gives back ends that. */
  async begin(): Promise<() => void> {
    await this.refresh();
    return this.#needs.desk.log.subscribe(() => void this.refresh());
  }

  /** Reads the log and the clock once more. */
  readonly refresh = async (): Promise<void> => {
    this.#events = await this.#needs.desk.log.all();
    this.#now = this.#needs.desk.now();
  };

  get view(): 'setup' | 'card' | 'end' {
    if (this.#session === null) return 'setup';
    return this.#hasEnded || this.#waiting.length === 0 ? 'end' : 'card';
  }

  get chapters(): readonly ChapterCards[] {
    return this.#needs.chapters;
  }

  get choice(): Choice {
    return this.#choice;
  }

  /** The cards that a session of the chosen length would have now. */
  get next(): readonly string[] {
    const { due, unseen } = this.queue;
    return sessionCards(
      this.queue,
      this.#choice.sections.length === 0 ? this.#choice.length : due.length + unseen.length,
    );
  }

  /** How the cards stand that were ever seen. */
  get standings(): readonly Standing[] {
    return this.#cards.flatMap((card) => this.#known.get(card) ?? []);
  }

  /** Those of them that a session of the chosen length would leave. */
  get leftOver(): readonly Standing[] {
    const { next } = this;
    return this.#cards.flatMap((card) => (next.includes(card) ? [] : (this.#known.get(card) ?? [])));
  }

  get now(): number {
    return this.#now;
  }

  get notices(): readonly string[] {
    return this.#needs.desk.log.notices();
  }

  get session(): Session {
    return this.#session ?? sessionOf([]);
  }

  /** The card that is asked, or '' where none is. */
  get card(): string {
    return this.#waiting[0] ?? '';
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** How many cards of the session are recalled, out of how many; those that could not be shown do not count. */
  get progress(): { readonly done: number; readonly of: number } {
    const passed = this.#passed.length;
    return { done: recalled(this.session), of: this.session.cards.length - passed };
  }

  /** For each grade the time until the card comes back. */
  get waits(): Readonly<Record<Grade, string>> {
    const times = waits(this.card, this.#events.filter(concerns(this.card)), this.#now);
    return {
      again: intervalText(times.again),
      hard: intervalText(times.hard),
      good: intervalText(times.good),
      easy: intervalText(times.easy),
    };
  }

  readonly choose = (choice: Choice): void => {
    this.#choice = choice;
    this.#needs.remember(choice);
  };

  /** Begins a session of the chosen length with what waits now. */
  readonly start = (): void => {
    this.#now = this.#needs.desk.now();
    this.#session = sessionOf(this.next);
    this.#hasEnded = false;
    this.#passed = [];
    void this.#show('front');
  };

  readonly reveal = (): void => {
    if (this.#shown.kind !== 'front') return;
    this.#now = this.#needs.desk.now(); // the waits count from here
    this.#shown = { kind: 'back', face: this.#shown.face };
  };

  readonly grade = async (grade: Grade): Promise<void> => {
    if (this.view !== 'card' || this.#shown.kind !== 'back') return;
    const stamp = this.#needs.desk.stamp();
    const { card } = this;
    this.#session = graded(this.session, { card, grade, event: stamp.id });
    this.#facesGraded.set(stamp.id, this.#shown.face);
    this.#faces.delete(card); // a problem comes back with other numbers
    markReviewed();
    const shown = this.#show('front');
    await this.#needs.desk.log.append({ ...stamp, kind: 'review', card, grade });
    await shown;
  };

  /** Takes the last grade back, and shows the answer that it was given to. */
  readonly undo = async (): Promise<void> => {
    const last = this.session.given.at(-1);
    if (last === undefined) return;
    const face = this.#facesGraded.get(last.event);
    if (face) this.#faces.set(last.card, Promise.resolve(face));
    this.#session = undone(this.session);
    this.#hasEnded = false;
    const shown = this.#show('back');
    await this.#needs.desk.log.append({ ...this.#needs.desk.stamp(), kind: 'retract', of: last.event });
    await shown;
  };

  /** Leaves out a card that cannot be shown. */
  readonly pass = (): void => {
    this.#passed = [...this.#passed, this.card];
    void this.#show('front');
  };

  readonly end = (): void => {
    this.#hasEnded = true;
  };

  /** Goes back to where a session is chosen. */
  readonly leave = (): void => {
    this.#session = null;
    this.#now = this.#needs.desk.now();
  };

  /** Shows a side of the card that is asked now, and has the one after it made meanwhile. */
  async #show(side: 'front' | 'back'): Promise<void> {
    const { card } = this;
    if (card === '') return;
    this.#shown = { kind: 'loading' };
    const face = await this.#faceOf(card).catch(() => null);
    if (card !== this.card) return; // another card is asked by now
    this.#shown = face === null ? { kind: 'missing' } : { kind: side, face };
    const after = this.#waiting[1];
    if (after !== undefined) void this.#faceOf(after).catch(() => null);
  }

  #faceOf(card: string): Promise<Face> {
    const face = this.#faces.get(card) ?? this.#needs.faceOf(card);
    this.#faces.set(card, face);
    face.catch(() => this.#faces.delete(card)); // to be tried again
    return face;
  }

  /** The cards of these sections in the order of the book. */
  #cardsOf(sections: readonly string[]): readonly string[] {
    return this.chapters.flatMap(({ slug, cards }) =>
      cards
        .filter(({ section }) => sections.includes(`${slug}/${section}`))
        .map(({ key }) => cardId({ chapter: slug, kind: 'card', key })),
    );
  }

  /** The cards of the chosen chapters in the order of the book, and what was ever recalled of their problems and discussions. */
  #cardsAsked(): readonly string[] {
    const { sections } = this.#choice;
    if (sections.length > 0) return this.#cardsOf(sections);
    const asked = this.chapters.filter(
      ({ slug }) => this.#choice.chapters.length === 0 || this.#choice.chapters.includes(slug),
    );
    const cards = asked.flatMap(({ slug, cards: list }) =>
      list.map(({ key }) => cardId({ chapter: slug, kind: 'card', key })),
    );
    const others = [...this.#known.keys()].filter((id) => {
      const { chapter, kind, key } = cardName(id);
      if (kind === 'card' || !asked.some(({ slug }) => slug === chapter)) return false;
      return kind === 'discussion' || this.#needs.isProblem(key);
    });
    return [...cards, ...others];
  }
}

function concerns(card: string): (event: StudyEvent) => boolean {
  return (event) => event.kind !== 'review' || event.card === card;
}
