import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '../core/array.ts';
import { startOf } from './day.ts';
import { askedQueue, isDue, queueOf, sessionCards } from './queue.ts';
import type { Standing } from './schedule.ts';

const HOUR = 3_600_000;
const TODAY = startOf('2026-11-23');
const NOON = TODAY + 12 * HOUR;

const standing = (retrievability: number, due = NOON - HOUR): Standing => ({
  due,
  stability: 3,
  retrievability,
  reviewed: due - 48 * HOUR,
});

it('puts the card with the lowest chance of recall first, and leaves out what is not due', () => {
  const standings = new Map([
    ['rnn/a', standing(0.9)],
    ['rnn/b', standing(0.4)],
    ['cnn/c', standing(0.7)],
    ['cnn/d', standing(0.2, NOON + 30 * HOUR)],
  ]);
  expect(queueOf(['rnn/a', 'rnn/b', 'cnn/c', 'cnn/d'], standings, NOON)).toEqual({
    due: ['rnn/b', 'cnn/c', 'rnn/a'],
    unseen: [],
  });
});

it('asks what a plan names before it is due too, but for what was seen today and is not due again', () => {
  const later = NOON + 72 * HOUR;
  const standings = new Map([
    ['rnn/b', { ...standing(0.8, later), reviewed: NOON - 30 * HOUR }],
    ['cnn/c', { ...standing(0.9, later), reviewed: NOON - HOUR }],
    ['cnn/d', { ...standing(0.7, NOON - 1), reviewed: NOON - HOUR }],
  ]);
  expect(askedQueue(['rnn/b', 'cnn/c', 'cnn/d', 'gnn/e'], standings, NOON + 1)).toEqual({
    due: ['cnn/d', 'rnn/b'],
    unseen: ['gnn/e'],
  });
});

it('offers unseen cards of all chapters in turn, and no problem that was never reviewed', () => {
  const cards = ['rnn/a', 'rnn/b', 'cnn/c', 'cnn/d', 'rnn/problem/simple', 'gnn/e', 'rnn/discussion/why'];
  expect(queueOf(cards, new Map(), NOON)).toEqual({ due: [], unseen: ['rnn/a', 'cnn/c', 'gnn/e', 'rnn/b', 'cnn/d'] });
});

it('comes to every chapter before any has its second turn, however short the sessions are', () => {
  const cards = ['a/1', 'a/2', 'b/1', 'b/2', 'c/1', 'c/2', 'd/1', 'd/2'];
  const seen = new Map<string, Standing>();
  const order = [1, 2, 3].flatMap(() => {
    const chosen = sessionCards(queueOf(cards, seen, NOON), 2);
    for (const card of chosen) seen.set(card, standing(1, NOON + 72 * HOUR));
    return chosen;
  });
  expect(order).toEqual(['a/1', 'b/1', 'c/1', 'd/1', 'a/2', 'b/2']);
});

it('loses no card: each is due, or unseen, or waits for its time', () => {
  const hours = fc.option(fc.integer({ min: -90, max: 90 }));
  const deck = fc.array(fc.tuple(fc.constantFrom('rnn', 'cnn', 'gnn'), hours, fc.double({ min: 0, max: 1 })));
  fc.assert(
    fc.property(deck, (list) => {
      const cards = list.map(([chapter], index) => `${chapter}/${index}`);
      const standings = new Map(
        list.flatMap(([, due, chance], index) =>
          due === null ? [] : [[at(cards, index), standing(chance, NOON + due * HOUR)] as const],
        ),
      );
      const { due, unseen } = queueOf(cards, standings, NOON);
      const later = cards.filter((card) => standings.has(card) && !isDue(standings.get(card), NOON));
      expect([...due, ...unseen, ...later].sort()).toEqual([...cards].sort());
    }),
  );
});

it('asks for a problem and a discussion once they were reviewed', () => {
  const standings = new Map([
    ['rnn/problem/simple', standing(0.5)],
    ['rnn/discussion/why', standing(0.4)],
  ]);
  expect(queueOf([...standings.keys()], standings, NOON).due).toEqual(['rnn/discussion/why', 'rnn/problem/simple']);
});

it('ignores reviews of cards that the site no longer has', () => {
  expect(queueOf(['rnn/a'], new Map([['rnn/gone', standing(0.5)]]), NOON).due).toEqual([]);
});

it('takes a card of this evening in the morning when a night has passed', () => {
  expect(isDue({ due: TODAY + 21 * HOUR, reviewed: TODAY - 3 * HOUR }, TODAY + 8 * HOUR)).toBe(true);
  expect(isDue({ due: TODAY + 21 * HOUR, reviewed: TODAY - HOUR }, TODAY + HOUR)).toBe(false);
  expect(isDue({ due: TODAY + 25 * HOUR, reviewed: TODAY - 24 * HOUR }, TODAY + 23 * HOUR)).toBe(false);
});

it('lets the steps of a card that was learned today come by the minute', () => {
  expect(isDue({ due: NOON + 60_000, reviewed: NOON }, NOON + 59_000)).toBe(false);
  expect(isDue({ due: NOON + 60_000, reviewed: NOON }, NOON + 60_000)).toBe(true);
});

it('fills a session with unseen cards only when less than its length is due', () => {
  const queue = { due: ['rnn/a', 'rnn/b', 'cnn/c'], unseen: ['rnn/d', 'cnn/e'] };
  expect(sessionCards(queue, 2)).toEqual(['rnn/a', 'rnn/b']);
  expect(sessionCards(queue, 'due')).toEqual(['rnn/a', 'cnn/c', 'rnn/b']);
  expect(sessionCards(queue, 5)).toEqual(['rnn/a', 'cnn/c', 'rnn/b', 'cnn/e', 'rnn/d']);
  expect(sessionCards(queue, 20)).toHaveLength(5);
});

it('never takes a card twice, nor an unseen one before one that is due', () => {
  const ids = fc.uniqueArray(
    fc.tuple(fc.constantFrom('rnn', 'cnn', 'gnn'), fc.nat(9)).map(([chapter, key]) => `${chapter}/${key}`),
  );
  fc.assert(
    fc.property(ids, fc.nat(30), fc.integer({ min: 1, max: 40 }), (cards, split, length) => {
      const due = cards.slice(0, split);
      const chosen = sessionCards({ due, unseen: cards.slice(split) }, length);
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen).toHaveLength(Math.min(length, cards.length));
      expect([...chosen].slice(0, due.length).every((card) => due.includes(card))).toBe(true);
    }),
  );
});
