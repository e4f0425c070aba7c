import fc from 'fast-check';
import { expect, it } from 'vitest';
import { grades, type Grade } from './event.ts';
import { graded, recalled, sessionOf, undone, waiting, type Session } from './session.ts';

const CARDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

/** Grades the card that is next. */
function give(session: Session, grade: Grade): Session {
  const [card = ''] = waiting(session);
  return graded(session, { card, grade, event: String(session.given.length) });
}

it('goes through its cards in their order', () => {
  const session = give(give(sessionOf(CARDS), 'good'), 'hard');
  expect(waiting(session)).toEqual(['c', 'd', 'e', 'f', 'g', 'h', 'i']);
  expect(recalled(session)).toBe(2);
});

it('brings a card that was not recalled back after six others', () => {
  const session = give(sessionOf(CARDS), 'again');
  expect(waiting(session)).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'a', 'h', 'i']);
  expect(recalled(session)).toBe(0);
});

it('brings it back at the end, or at once, when fewer are left', () => {
  expect(waiting(give(sessionOf(['a', 'b']), 'again'))).toEqual(['b', 'a']);
  expect(waiting(give(sessionOf(['a']), 'again'))).toEqual(['a']);
});

it('counts a card once, at the try at which it was recalled', () => {
  const session = give(give(give(sessionOf(['a']), 'again'), 'again'), 'good');
  expect(recalled(session)).toBe(1);
  expect(waiting(session)).toEqual([]);
});

it('asks the same card once more after an undo, as if it had not been graded', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...grades), { maxLength: 30 }), fc.constantFrom(...grades), (list, grade) => {
      const session = list.reduce<Session>(
        (before, each) => (waiting(before).length > 0 ? give(before, each) : before),
        sessionOf(CARDS),
      );
      expect(undone(give(session, grade))).toEqual(session);
    }),
  );
});

it('ends when every card was recalled, and holds each once until then', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...grades), { maxLength: 60 }), (list) => {
      const session = list.reduce<Session>(
        (before, each) => (waiting(before).length > 0 ? give(before, each) : before),
        sessionOf(CARDS),
      );
      expect(new Set(waiting(session)).size).toBe(waiting(session).length);
      const known = session.given.filter(({ grade }) => grade !== 'again').length;
      expect(waiting(session)).toHaveLength(CARDS.length - known);
    }),
  );
});

it('has nothing to undo before its first grade', () => {
  expect(undone(sessionOf(CARDS))).toEqual(sessionOf(CARDS));
});
