import { describe, expect, it } from 'vitest';
import { range } from '../core/array.ts';
import { dayOf, daysAfter, startOf, type Day } from './day.ts';
import type { StudyEvent } from './event.ts';
import { DIAGNOSTIC, doneTasks, missedDays, planToday } from './plan-today.ts';
import type { Task, Topic } from './plan-topic.ts';
import { weakest } from './plan-value.ts';
import type { Plan } from './plan.ts';

/** A week of a student: the clock stands at nine on each day, or where it is put. */

const MONDAY = '2026-11-23';
const EXAM = '2026-12-01';
const HOUR = 3_600_000;

const TOPICS: readonly Topic[] = range(8).flatMap((chapter) =>
  range(6).map((section) => ({
    id: `c${chapter}/s${section}`,
    chapter: `c${chapter}`,
    minutes: 4,
    cards: [`c${chapter}/a${section}`, `c${chapter}/b${section}`],
    problems: section % 2 === 0 ? [{ id: `c${chapter}/problem/p${section}`, minutes: 10 }] : [],
    discussions: [],
  })),
);
const HARD = 'c3/s2'; // the section that the student never gets right

const nine = (day: Day): number => startOf(day) + 9 * HOUR;
let ids = 0;
const stamp = (at: number) => ({ v: 1, id: String((ids += 1)), at: at + ids }) as const;

const settings = (at: number, minutes = 60): readonly StudyEvent[] => [
  { ...stamp(at), kind: 'setting', name: 'exam', value: EXAM },
  { ...stamp(at), kind: 'setting', name: 'minutes', value: minutes },
];

/** One card of the second section of each chapter and of the hard one: all right but the hard one. */
const diagnostic = (at: number): readonly StudyEvent[] => [
  ...[...range(8).map((chapter) => `c${chapter}/a1`), 'c3/a2'].map((card): StudyEvent => ({
    ...stamp(at),
    kind: 'review',
    card,
    grade: card === 'c3/a2' ? 'again' : 'good',
  })),
  { ...stamp(at), kind: 'done', task: DIAGNOSTIC, day: dayOf(at) },
];

/** What the student does about a task: all is right but the hard section. */
function doing({ id, kind, item, topic }: Task, at: number): readonly StudyEvent[] {
  const isHard = topic === HARD;
  if (kind === 'read') return [{ ...stamp(at), kind: 'done', task: id, day: dayOf(at) }];
  if (kind === 'paper') return [{ ...stamp(at), kind: 'paper', paper: 'seed=1&minutes=40', score: 30, of: 40 }];
  if (kind === 'solve') {
    const verdict = isHard ? 'wrong' : 'right';
    return [{ ...stamp(at), kind: 'answer', problem: item.replace('/problem', ''), seed: 0, blank: 'x', verdict }];
  }
  const cards = TOPICS.find(({ id: each }) => each === item)?.cards ?? [];
  return cards.map((card) => ({ ...stamp(at), kind: 'review', card, grade: isHard ? 'again' : 'good' }));
}

const planAt = (events: readonly StudyEvent[], at: number): Plan => {
  const plan = planToday(TOPICS, events, at);
  if (plan === null) throw new Error('there is no plan');
  return plan;
};
const todayOf = ({ days }: Plan): readonly Task[] => days[0]?.tasks ?? [];

interface Week {
  readonly plans: ReadonlyMap<Day, Plan>;
  readonly events: readonly StudyEvent[];
}

/** The plans that the student sees at nine on each day, all of them followed but on the missed days. */
function week(missed: readonly Day[]): Week {
  let events: readonly StudyEvent[] = [...settings(nine(MONDAY) - HOUR), ...diagnostic(nine(MONDAY) - HOUR)];
  const plans = new Map<Day, Plan>();
  for (const day of range(8).map((index) => daysAfter(MONDAY, index))) {
    const plan = planAt(events, nine(day));
    plans.set(day, plan);
    if (!missed.includes(day)) events = [...events, ...todayOf(plan).flatMap((task) => doing(task, nine(day)))];
  }
  return { plans, events };
}

describe('a week of a student', () => {
  const THURSDAY = daysAfter(MONDAY, 3);
  const { plans, events } = week([THURSDAY]);
  const tasks = (day: number): readonly Task[] => {
    const plan = plans.get(daysAfter(MONDAY, day));
    return plan === undefined ? [] : todayOf(plan);
  };
  const meetsHard = range(8).filter((day) => tasks(day).some(({ topic }) => topic === HARD));

  it('begins with what the diagnostic found weak', () => {
    const rated = plans.get(MONDAY)?.rated ?? [];
    expect(weakest(rated, 5)[0]?.topic.id).toBe(HARD);
    expect(tasks(0).map(({ id }) => id)).toContain(`read:${HARD}`);
  });

  it('does not read what the diagnostic found known', () => {
    const read = [...plans.values()].flatMap((plan) => todayOf(plan)).filter(({ kind }) => kind === 'read');
    expect(read.map(({ item }) => item)).not.toContain('c0/s1');
  });

  it('never has more than an hour on a day, nor after the missed day', () => {
    for (const plan of plans.values()) for (const { minutes } of plan.days) expect(minutes).toBeLessThanOrEqual(60);
    // Tuesday's hour counts; on Thursday nothing was done, and Friday has not more to do for it.
    expect(missedDays(events, daysAfter(MONDAY, 4))).toEqual([THURSDAY]);
  });

  it('brings what was missed on Thursday back by lateness, spread over the days that are left', () => {
    const friday = plans.get(daysAfter(MONDAY, 4));
    const missedTopics = new Set(
      tasks(3)
        .filter(({ kind }) => kind === 'recall')
        .map(({ item }) => item),
    );
    const days = [...missedTopics].map((topic) =>
      friday?.days.findIndex((day) => day.tasks.some((task) => task.topic === topic)),
    );
    expect(missedTopics.size).toBeGreaterThan(0);
    const met = days.filter((day) => day !== undefined && day >= 0);
    const dropped = friday?.dropped.map(({ topic }) => topic.id) ?? [];
    expect(met.length + [...missedTopics].filter((topic) => dropped.includes(topic)).length).toBe(missedTopics.size);
  });

  it('brings the section back that goes wrong again and again, read anew, with a night between', () => {
    expect(meetsHard.length).toBeGreaterThanOrEqual(5);
    for (const [index, day] of meetsHard.slice(1).entries()) expect(day).toBeGreaterThan(meetsHard[index] ?? 0);
    const reread = meetsHard.filter((day) => tasks(day).some(({ id }) => id === `read:${HARD}`));
    expect(reread.length).toBeGreaterThanOrEqual(4);
    expect(weakest(plans.get(daysAfter(MONDAY, 7))?.rated ?? [], 1)[0]?.topic.id).toBe(HARD);
  });

  it('asks its problem again, and no problem that was right', () => {
    const studied = range(8).filter((day) => day !== 3);
    const solved = studied.flatMap((day) => tasks(day).filter(({ kind }) => kind === 'solve')).map(({ item }) => item);
    const again = solved.filter((item, index) => solved.indexOf(item) < index);
    expect(new Set(again)).toEqual(new Set(['c3/problem/p2']));
  });

  it('ends with recall, the hard section first, and a mock paper', () => {
    const last = tasks(7);
    expect(new Set(last.map(({ kind }) => kind))).toEqual(new Set(['recall', 'paper']));
    expect(last.map(({ item }) => item)).toContain(HARD);
    expect(planToday(TOPICS, events, nine(EXAM))).toBeNull();
  });
});

describe("today's tasks", () => {
  const start = [...settings(nine(MONDAY)), ...diagnostic(nine(MONDAY))];
  const done = (events: readonly StudyEvent[]): ReadonlySet<string> =>
    doneTasks(todayOf(planAt(start, nine(MONDAY))), { topics: TOPICS, events, day: MONDAY });

  it('stay where they are while they are done, and are made anew the next morning', () => {
    const [first, second] = todayOf(planAt(start, nine(MONDAY)));
    if (first === undefined || second === undefined) throw new Error('nothing is planned');
    const events = [...start, ...doing(first, nine(MONDAY) + HOUR), ...doing(second, nine(MONDAY) + HOUR)];
    expect(planAt(events, nine(MONDAY) + 2 * HOUR)).toEqual(planAt(start, nine(MONDAY)));
    expect(done(events)).toEqual(new Set([first.id, second.id]));
    const next = todayOf(planAt(events, nine(daysAfter(MONDAY, 1)))).map(({ id }) => id);
    expect(next).not.toContain(first.id);
  });

  it('are made anew when the reader has less time today, without what is done', () => {
    const [first] = todayOf(planAt(start, nine(MONDAY)));
    if (first === undefined) throw new Error('nothing is planned');
    const events = [...start, ...doing(first, nine(MONDAY) + HOUR), ...settings(nine(MONDAY) + 2 * HOUR, 20)];
    const plan = planAt(events, nine(MONDAY) + 3 * HOUR);
    // 9 cards of the diagnostic, half a minute each, and 4 minutes of reading are over.
    expect(plan.days[0]?.minutes).toBeLessThanOrEqual(20 - 4.5 - 4);
    expect(todayOf(plan).map(({ id }) => id)).not.toContain(first.id);
  });

  it('count as done when the reader ticks them, and not when the tick is taken back', () => {
    const [first] = todayOf(planAt(start, nine(MONDAY)));
    const tick = { ...stamp(nine(MONDAY)), kind: 'done', task: first?.id ?? '', day: MONDAY } as const;
    expect(done([...start, tick])).toEqual(new Set([first?.id]));
    expect(done([...start, tick, { ...stamp(nine(MONDAY)), kind: 'retract', of: tick.id }])).toEqual(new Set());
    expect(done([...start, { ...tick, day: daysAfter(MONDAY, -1) }])).toEqual(new Set());
  });

  it('are none without an exam', () => {
    expect(planToday(TOPICS, [], nine(MONDAY))).toBeNull();
  });
});
