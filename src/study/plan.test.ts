import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range } from '../core/array.ts';
import { daysAfter, daysBetween } from './day.ts';
import { isSettled } from './plan-chain.ts';
import { gapBefore } from './plan-gap.ts';
import { isWeak, type TopicStanding } from './plan-standing.ts';
import type { Topic } from './plan-topic.ts';
import { planOf, type Plan, type PlanNeeds } from './plan.ts';

const TODAY = '2026-11-23';

const topic = (chapter: string, section: number, extra: Partial<Topic> = {}): Topic => ({
  id: `${chapter}/s${section}`,
  chapter,
  minutes: 4,
  cards: [`${chapter}/a${section}`, `${chapter}/b${section}`],
  problems: section % 2 === 0 ? [{ id: `${chapter}/problem/p${section}`, minutes: 10 }] : [],
  discussions: section % 3 === 0 ? [{ id: `${chapter}/discussion/d${section}`, minutes: 8 }] : [],
  ...extra,
});
const book = (chapters: number, sections: number): readonly Topic[] =>
  range(chapters).flatMap((chapter) => range(sections).map((section) => topic(`c${chapter}`, section)));

const standing = (parts: Partial<TopicStanding>): TopicStanding => ({
  mastery: null,
  last: null,
  successes: 0,
  needsReading: true,
  solved: new Set(),
  ...parts,
});
const WEAK = standing({ mastery: 0 });

const needs = (parts: Partial<PlanNeeds>): PlanNeeds => ({
  topics: book(2, 3),
  standings: new Map(),
  exam: daysAfter(TODAY, 7),
  minutes: 60,
  today: TODAY,
  spent: 0,
  hasSatPaper: false,
  ...parts,
});
const plan = (parts: Partial<PlanNeeds>): Plan => {
  const made = planOf(needs(parts));
  if (made === null) throw new Error('there is no plan');
  return made;
};
const idsOf = ({ days }: Plan): readonly (readonly string[])[] => days.map(({ tasks }) => tasks.map(({ id }) => id));
/** The days, counted from today, on which a topic is met. */
const daysOf = ({ days }: Plan, id: string): readonly number[] =>
  range(days.length).filter((day) => days[day]?.tasks.some((task) => task.topic === id));

describe('one topic', () => {
  it('is read and recalled at once, and comes back with the gaps of the days left', () => {
    const one = plan({ topics: [topic('rnn', 1)], exam: daysAfter(TODAY, 14) });
    // 14 left: 3 to 5 days later; 10 left: 2 to 4; 7 left: 2; then it was known three times and 5 are left: it rests.
    expect(daysOf(one, 'rnn/s1')).toEqual([0, 4, 7, 9, 13]);
    expect(idsOf(one)[0]).toEqual(['read:rnn/s1', 'recall:rnn/s1']);
    expect(idsOf(one)[4]).toEqual(['recall:rnn/s1']);
    expect(idsOf(one)[13]).toEqual(['recall:rnn/s1', 'paper']);
  });

  it('is solved when it is repeated first', () => {
    const one = plan({ topics: [topic('rnn', 2)], exam: daysAfter(TODAY, 14) });
    expect(idsOf(one)[4]).toEqual(['recall:rnn/s2', 'solve:rnn/problem/p2']);
  });

  it('without cards is read again instead, and not on the day before the exam', () => {
    const one = plan({ topics: [topic('rnn', 1, { cards: [] })], exam: daysAfter(TODAY, 4) });
    expect(idsOf(one)).toEqual([['read:rnn/s1'], ['read:rnn/s1'], ['read:rnn/s1'], ['paper']]);
  });

  it('that was learned before comes back when its gap has passed, and when that is over, at once', () => {
    const topics = [topic('rnn', 1)];
    const after = (last: string) =>
      plan({ topics, standings: new Map([['rnn/s1', standing({ mastery: 1, last, needsReading: false })]]) });
    // 8 days were left yesterday: 2 to 3 days after it; 17 were left ten days ago: 4 to 6 after that, and now it is late.
    expect(daysOf(after(daysAfter(TODAY, -1)), 'rnn/s1')[0]).toBe(2);
    expect(daysOf(after(daysAfter(TODAY, -10)), 'rnn/s1')[0]).toBe(0);
  });

  it('that was forgotten is read again when it comes back', () => {
    const forgotten = standing({ mastery: 0, last: TODAY, needsReading: true });
    const one = plan({ topics: [topic('rnn', 1)], standings: new Map([['rnn/s1', forgotten]]) });
    expect(idsOf(one)[2]).toEqual(['read:rnn/s1', 'recall:rnn/s1']); // 7 left: after 2 days
  });
});

describe('the whole plan', () => {
  it('has only recall and a mock paper on the day before the exam', () => {
    const last = plan({ topics: book(4, 6) }).days.at(-1);
    expect(new Set(last?.tasks.map(({ kind }) => kind))).toEqual(new Set(['recall', 'paper']));
    expect(last?.tasks.find(({ kind }) => kind === 'paper')?.minutes).toBe(40);
    expect(last?.minutes).toBeLessThanOrEqual(60);
  });

  it('for one day is recall of what is weak first, and a mock paper', () => {
    const standings = new Map([['c1/s2', WEAK]]);
    const one = plan({ topics: book(2, 4), standings, exam: daysAfter(TODAY, 1) });
    expect(one.days).toHaveLength(1);
    expect(idsOf(one)[0]?.[0]).toBe('recall:c1/s2');
    expect(one.days[0]?.tasks.every(({ kind }) => kind === 'recall' || kind === 'paper')).toBe(true);
  });

  it('for one day leaves the paper out where the day is too short, or where it was sat already', () => {
    const kinds = (parts: Partial<PlanNeeds>) =>
      plan({ exam: daysAfter(TODAY, 1), ...parts }).days.flatMap(({ tasks }) => tasks.map(({ kind }) => kind));
    expect(kinds({ minutes: 20 })).not.toContain('paper');
    expect(kinds({ hasSatPaper: true })).not.toContain('paper');
    expect(kinds({})).toContain('paper');
  });

  it('for two days reads and solves today and recalls it tomorrow', () => {
    const [today = [], eve = []] = idsOf(plan({ topics: [topic('rnn', 2)], exam: daysAfter(TODAY, 2) }));
    expect(today).toEqual(['read:rnn/s2', 'recall:rnn/s2', 'solve:rnn/problem/p2']);
    expect(eve).toEqual(['recall:rnn/s2', 'paper']);
  });

  it('is none on the day of the exam and later', () => {
    expect(planOf(needs({ exam: TODAY }))).toBeNull();
    expect(planOf(needs({ exam: daysAfter(TODAY, -1) }))).toBeNull();
  });

  it('drops the topics of least value and says which, the most valuable first', () => {
    const topics = [topic('a', 1), topic('b', 2), topic('c', 3), topic('d', 1, { cards: ['d/a1'] })];
    const short = plan({ topics, exam: daysAfter(TODAY, 2), minutes: 11 });
    const planned = new Set(short.days.flatMap(({ tasks }) => tasks.map((task) => task.topic)));
    // 5 minutes a topic: two fit into today. Two cards and a problem, or two cards and a question, ask for most.
    expect([...planned].filter((id) => id !== '').sort()).toEqual(['b/s2', 'c/s3']);
    expect(short.dropped.map((each) => each.topic.id)).toEqual(['a/s1', 'd/s1']);
    expect(short.droppedExercises).toBe(2);
  });

  it('leaves what was spent already out of today', () => {
    const spent = plan({ topics: book(10, 6), spent: 45 });
    expect(spent.days[0]?.minutes).toBeLessThanOrEqual(15);
    expect(plan({ topics: book(10, 6), spent: 200 }).days[0]?.tasks).toEqual([]);
  });
});

const aStanding = fc.record({
  mastery: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  last: fc.option(fc.integer({ min: -20, max: 0 }).map((days) => daysAfter(TODAY, days))),
  successes: fc.integer({ min: 0, max: 4 }),
  needsReading: fc.boolean(),
  solved: fc.constant(new Set<string>()),
});
const anyNeeds = fc
  .record({
    chapters: fc.integer({ min: 1, max: 6 }),
    sections: fc.integer({ min: 1, max: 8 }),
    left: fc.integer({ min: 1, max: 30 }),
    minutes: fc.integer({ min: 5, max: 180 }),
    spent: fc.integer({ min: 0, max: 60 }),
    standings: fc.array(aStanding, { maxLength: 48 }),
  })
  .map(({ chapters, sections, left, standings, ...rest }) => {
    const topics = book(chapters, sections);
    const met = new Map(topics.flatMap(({ id }, index) => (standings[index] ? [[id, standings[index]] as const] : [])));
    return needs({ ...rest, topics, standings: met, exam: daysAfter(TODAY, left) });
  });

describe('any plan', () => {
  it('has no day over its minutes', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        for (const { minutes } of plan(any).days) expect(minutes).toBeLessThanOrEqual(any.minutes + 1e-6);
        expect(plan(any).days[0]?.minutes).toBeLessThanOrEqual(Math.max(0, any.minutes - any.spent) + paperOfEve(any));
      }),
    );
  });

  it('keeps a night and the gaps of the days left between two meetings with a topic', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        const made = plan(any);
        const eve = made.days.length - 1;
        for (const { id } of any.topics) {
          // What is recalled on the day before the exam, whenever it was met, follows no gap but a night.
          const days = daysOf(made, id).filter((day) => day < eve);
          for (const [index, day] of days.slice(1).entries()) {
            const before = days[index] ?? 0;
            const gap = gapBefore(eve + 1 - before);
            expect(day - before).toBeGreaterThanOrEqual(gap?.least ?? Infinity);
            expect(day - before).toBeLessThanOrEqual(gap?.most ?? 0);
          }
        }
      }),
    );
  });

  it('brings what was met before today back after its gap; later only where the days of the gap are full', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        const made = plan(any);
        for (const { id } of any.topics) {
          const last = any.standings.get(id)?.last ?? null;
          const [day] = daysOf(made, id);
          if (last === null || day === undefined || day === made.days.length - 1) continue;
          const met = daysBetween(any.today, last);
          const gap = gapBefore(made.days.length - met) ?? { least: Infinity, most: 0 };
          expect(day - met).toBeGreaterThanOrEqual(gap.least);
          const inGap = range(day).filter((each) => each >= met + gap.least && each <= met + gap.most);
          if (day > met + gap.most) for (const each of inGap) expect(freeOn(made, any, each)).toBeLessThan(5);
        }
      }),
    );
  });

  it('asks for nothing twice on a day, and for no topic twice on a day', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        for (const ids of idsOf(plan(any))) expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('is the same for the same needs', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        expect(plan(any)).toEqual(plan(any));
      }),
    );
  });

  it('has every topic that is neither settled nor dropped', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        const made = plan(any);
        const dropped = new Set(made.dropped.map((each) => each.topic.id));
        for (const { id } of any.topics) {
          const known = any.standings.get(id) ?? standing({});
          expect(daysOf(made, id).length > 0 || dropped.has(id) || isSettled(known, any.exam)).toBe(true);
        }
      }),
    );
  });

  it('has every weak topic when time allows: while the days before the last have minutes for one more', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        const made = plan(any);
        const free = range(made.days.length - 1).map((day) => freeOn(made, any, day));
        const lost = made.dropped.filter((each) => isWeak(each.standing) && each.standing.last === null);
        if (lost.length > 0) expect(Math.max(0, ...free)).toBeLessThan(5);
      }),
    );
  });

  it('never drops a weak topic for one that is not', () => {
    fc.assert(
      fc.property(anyNeeds, (any) => {
        const made = plan(any);
        const lost = made.dropped.some((each) => isWeak(each.standing) && each.standing.last === null);
        const begun = made.rated.filter(({ standing: { last, mastery } }) => last === null && mastery === null);
        const learned = begun.filter(({ topic: { id } }) => daysOf(made, id).some((day) => day < made.days.length - 1));
        if (lost) expect(learned).toEqual([]);
      }),
    );
  });
});

/** Minutes of a day that no task has; a topic of these tests takes 5 at most, 4 to read and 1 to recall. */
function freeOn({ days }: Plan, { minutes, spent }: PlanNeeds, day: number): number {
  return minutes - (day === 0 ? spent : 0) - (days[day]?.minutes ?? 0);
}

/** On a plan of one day the paper is outside of what is left of today. */
function paperOfEve({ today, exam }: PlanNeeds): number {
  return daysBetween(today, exam) === 1 ? 80 : 0;
}
