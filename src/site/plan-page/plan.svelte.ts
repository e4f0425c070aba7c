import { dayOf, daysBetween, type Day } from '../../study/day.ts';
import type { Desk } from '../../study/desk.ts';
import type { StudyEvent } from '../../study/event.ts';
import { history } from '../../study/history.ts';
import { markReviewed } from '../../study/marker.ts';
import { DIAGNOSTIC, doneTasks, missedDays, planToday, topicStandings, USUAL_MINUTES } from '../../study/plan-today.ts';
import type { Task } from '../../study/plan-topic.ts';
import { ratedTopics, weakest, type RatedTopic } from '../../study/plan-value.ts';
import type { Plan, PlanDay } from '../../study/plan.ts';
import { settingsOf } from '../../study/settings.ts';
import { evidenceOf } from '../../study/strength.ts';
import type { TopicChapter } from '../practice/topics-data.ts';

/** The world around the page. */
export interface PlanNeeds {
  readonly desk: Desk;
  readonly chapters: readonly TopicChapter[];
}

/** When the exam is, and how long the reader studies on a day. */
export interface PlanChoice {
  readonly exam: Day;
  readonly minutes: number;
}

/** The state of the page: what the log says, the plan that follows, and what of it is done. */
export class Planner {
  readonly #needs: PlanNeeds;
  #events: readonly StudyEvent[] = $state.raw([]);
  #now = $state(0);
  #isChanging = $state(false);

  readonly #topics = $derived.by(() => this.chapters.flatMap(({ topics }) => topics));
  readonly plan: Plan | null = $derived(planToday(this.#topics, this.#events, this.#now));
  readonly exam = $derived(settingsOf(this.#events).exam);
  readonly minutes = $derived(settingsOf(this.#events).minutes ?? USUAL_MINUTES);
  readonly today: Day = $derived(dayOf(this.#now));
  readonly missed = $derived(missedDays(this.#events, this.today));
  /** Ids of today's tasks that are done. */
  readonly done = $derived(
    doneTasks(this.plan?.days[0]?.tasks ?? [], { topics: this.#topics, events: this.#events, day: this.today }),
  );
  readonly evidence = $derived(evidenceOf(this.#events, this.#now));
  /** The day of the last diagnostic, or null. */
  readonly diagnosed = $derived.by(() => {
    const last = history(this.#events).findLast((event) => event.kind === 'done' && event.task === DIAGNOSTIC);
    return last === undefined ? null : dayOf(last.at);
  });

  constructor(needs: PlanNeeds) {
    this.#needs = needs;
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

  get chapters(): readonly TopicChapter[] {
    return this.#needs.chapters;
  }

  get notices(): readonly string[] {
    return this.#needs.desk.log.notices();
  }

  /** Days until the exam; below 0 after it; null without one. */
  get left(): number | null {
    return this.exam === null ? null : daysBetween(this.today, this.exam);
  }

  get view(): 'form' | 'plan' | 'today' | 'past' {
    const { left } = this;
    if (this.#isChanging || left === null) return 'form';
    if (left < 0) return 'past';
    return left === 0 ? 'today' : 'plan';
  }

  /** Today's part; empty without a plan. */
  get todays(): PlanDay {
    return this.plan?.days[0] ?? { day: this.today, tasks: [], minutes: 0 };
  }

  /** The five weakest sections; none before anything was asked. */
  get weak(): readonly RatedTopic[] {
    const standings = topicStandings(this.#topics, this.#events);
    const isAsked = [...standings.values()].some(({ mastery }) => mastery !== null);
    return isAsked ? weakest(ratedTopics(this.#topics, standings), WEAKEST) : [];
  }

  /** Whether anything is known of the reader. */
  get isKnown(): boolean {
    return this.evidence.standings.size > 0 || this.evidence.attempts.size > 0;
  }

  readonly make = async ({ exam, minutes }: PlanChoice): Promise<void> => {
    const { log, stamp } = this.#needs.desk;
    await log.append({ ...stamp(), kind: 'setting', name: 'exam', value: exam });
    await log.append({ ...stamp(), kind: 'setting', name: 'minutes', value: minutes });
    markReviewed();
    this.#isChanging = false;
    await this.refresh();
  };

  /** Ends the plan: there is no exam any more. */
  readonly drop = async (): Promise<void> => {
    const { log, stamp } = this.#needs.desk;
    await log.append({ ...stamp(), kind: 'setting', name: 'exam', value: null });
    this.#isChanging = false;
    await this.refresh();
  };

  readonly change = (isChanging: boolean): void => {
    this.#isChanging = isChanging;
  };

  /** Whether all of these tasks are done. */
  isDone(tasks: readonly Task[]): boolean {
    return tasks.every(({ id }) => this.done.has(id));
  }

  /** Ticks tasks of today, or takes all ticks of them back. */
  readonly tick = async (tasks: readonly Task[], isDone: boolean): Promise<void> => {
    const ids = tasks.map(({ id }) => id);
    await (isDone ? this.#add(ids) : this.#takeBack(ids));
    await this.refresh();
  };

  /** Whether a tick can be taken back: what the log shows by itself stays done. */
  isTicked(tasks: readonly Task[]): boolean {
    return this.#ticks(tasks.map(({ id }) => id)).length > 0;
  }

  async #add(ids: readonly string[]): Promise<void> {
    const { log, stamp } = this.#needs.desk;
    for (const task of ids) {
      if (!this.done.has(task)) await log.append({ ...stamp(), kind: 'done', task, day: this.today });
    }
    markReviewed();
  }

  async #takeBack(ids: readonly string[]): Promise<void> {
    const { log, stamp } = this.#needs.desk;
    for (const of of this.#ticks(ids)) await log.append({ ...stamp(), kind: 'retract', of });
  }

  #ticks(tasks: readonly string[]): readonly string[] {
    return history(this.#events).flatMap((event) =>
      event.kind === 'done' && event.day === this.today && tasks.includes(event.task) ? [event.id] : [],
    );
  }
}

const WEAKEST = 5;
