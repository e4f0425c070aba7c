import type { Desk } from '../../study/desk.ts';
import { dayOf } from '../../study/day.ts';
import type { DiagnosticQuestion } from '../../study/diagnostic.ts';
import type { Grade, StudyEvent } from '../../study/event.ts';
import { markReviewed } from '../../study/marker.ts';
import { DIAGNOSTIC, topicStandings } from '../../study/plan-today.ts';
import { ratedTopics, weakest, type RatedTopic } from '../../study/plan-value.ts';
import type { TopicChapter } from '../practice/topics-data.ts';
import type { ShownChoice, ShownQuestion } from './question.ts';

/** The world around the page. */
export interface DiagnosticNeeds {
  readonly desk: Desk;
  readonly topics: readonly TopicChapter[];
  readonly questions: readonly DiagnosticQuestion[];
  /** Makes a question ready to be shown; rejects where it cannot. */
  readonly shown: (question: DiagnosticQuestion) => Promise<ShownQuestion>;
}

/** The state of the page: the question that is asked, what came of those before, and at the end what is weakest. */
export class Diagnostic {
  readonly #needs: DiagnosticNeeds;
  #index = $state(-1);
  #shown: ShownQuestion | 'loading' | 'missing' = $state.raw('loading');
  #outcomes: readonly boolean[] = $state.raw([]);
  #hasEnded = $state(false);
  #begun = 0;
  #minutes = $state(0);
  #weak: readonly RatedTopic[] = $state.raw([]);

  constructor(needs: DiagnosticNeeds) {
    this.#needs = needs;
  }

  get view(): 'start' | 'question' | 'end' {
    if (this.#hasEnded) return 'end';
    return this.#index < 0 ? 'start' : 'question';
  }

  get topics(): readonly TopicChapter[] {
    return this.#needs.topics;
  }

  get shown(): ShownQuestion | 'loading' | 'missing' {
    return this.#shown;
  }

  /** The number of the question that is asked, from 1, and of all. */
  get progress(): { readonly number: number; readonly of: number } {
    return { number: this.#index + 1, of: this.#needs.questions.length };
  }

  /** Whole minutes since the beginning, as of the last answer. */
  get minutes(): number {
    return this.#minutes;
  }

  get answered(): number {
    return this.#outcomes.length;
  }

  get right(): number {
    return this.#outcomes.filter(Boolean).length;
  }

  /** The five weakest sections, at the end. */
  get weak(): readonly RatedTopic[] {
    return this.#weak;
  }

  get notices(): readonly string[] {
    return this.#needs.desk.log.notices();
  }

  readonly start = (): void => {
    this.#begun = this.#needs.desk.now();
    void this.#next();
  };

  /** Grades the card that is shown. */
  readonly grade = async (grade: Grade): Promise<void> => {
    const shown = this.#shown;
    if (typeof shown === 'string' || shown.kind !== 'card') return;
    await this.#keep({ ...this.#needs.desk.stamp(), kind: 'review', card: shown.card, grade }, grade !== 'again');
  };

  /** Answers the choice that is shown by the number of an option; null for "I do not know". */
  readonly choose = async (option: number | null): Promise<void> => {
    const shown = this.#shown;
    if (typeof shown === 'string' || shown.kind !== 'choice') return;
    const isRight = option === shown.right;
    const { item, seed }: ShownChoice = shown;
    const wrong = { chosen: 'wrong', ...(option === null ? {} : { slip: true }) } as const;
    const event = { ...this.#needs.desk.stamp(), kind: 'choice', item, seed } as const;
    await this.#keep(isRight ? { ...event, chosen: 'right' } : { ...event, ...wrong }, isRight);
  };

  /** Leaves out a question that cannot be shown. */
  readonly pass = async (): Promise<void> => {
    await this.#next();
  };

  /** Ends it: what was answered counts, and the plan is made anew from it. */
  readonly end = async (): Promise<void> => {
    const { desk, topics } = this.#needs;
    if (this.answered > 0) {
      await desk.log.append({ ...desk.stamp(), kind: 'done', task: DIAGNOSTIC, day: dayOf(desk.now()) });
      const all = topics.flatMap((chapter) => chapter.topics);
      this.#weak = weakest(ratedTopics(all, topicStandings(all, await desk.log.all())), WEAKEST);
    }
    this.#hasEnded = true;
  };

  async #keep(event: StudyEvent, isRight: boolean): Promise<void> {
    this.#shown = 'loading'; // a second press answers nothing
    this.#outcomes = [...this.#outcomes, isRight];
    this.#minutes = Math.floor((this.#needs.desk.now() - this.#begun) / 60_000);
    markReviewed();
    await this.#needs.desk.log.append(event);
    await this.#next();
  }

  async #next(): Promise<void> {
    const { questions, shown } = this.#needs;
    this.#index += 1;
    const question = questions[this.#index];
    if (question === undefined) return this.end();
    this.#shown = 'loading';
    this.#shown = await shown(question).catch(() => 'missing' as const);
    const after = questions[this.#index + 1];
    if (after !== undefined) void shown(after).catch(() => null); // its parts are at hand then
  }
}

const WEAKEST = 5;
