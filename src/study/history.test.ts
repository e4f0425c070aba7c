import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReviewEvent, StudyEvent } from './event.ts';
import { history } from './history.ts';

const review = (id: string, at: number): ReviewEvent => ({
  v: 1,
  id,
  at,
  kind: 'review',
  card: 'rnn/loop',
  grade: 'good',
});
const retract = (id: string, of: string): StudyEvent => ({ v: 1, id, at: 9, kind: 'retract', of });

const events = fc.uniqueArray(
  fc.oneof(
    fc.record({ id: fc.nat(20), at: fc.nat(5) }).map(({ id, at }): StudyEvent => review(`r${id}`, at)),
    fc.record({ id: fc.nat(20), of: fc.nat(20) }).map(({ id, of }) => retract(`u${id}`, `r${of}`)),
  ),
  { selector: (event) => event.id },
);

it('puts events in order of time, and of id where the time is the same', () => {
  const given = [review('c', 2), review('b', 1), review('a', 2)];
  expect(history(given).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(given.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

it('leaves out what was retracted, even when the retraction is read first', () => {
  expect(history([retract('u', 'a'), review('a', 1), review('b', 2)]).map(({ id }) => id)).toEqual(['b']);
});

it('ignores a retraction of what is not there', () => {
  expect(history([review('a', 1), retract('u', 'gone')])).toHaveLength(1);
});

it('does not depend on the order in which events are read', () => {
  const shuffled = events.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(history(other)).toEqual(history(list));
    }),
  );
});

it('counts an event once, however many copies are read', () => {
  fc.assert(
    fc.property(events, (list) => {
      expect(history([...list, ...list])).toEqual(history(list));
    }),
  );
});

it('changes nothing when it is applied to its own result', () => {
  fc.assert(
    fc.property(events, (list) => {
      expect(history(history(list))).toEqual(history(list));
    }),
  );
});
