import { expect, it } from 'vitest';
import type { Grade } from '../../study/event.ts';
import { graded, sessionOf, type Session } from '../../study/session.ts';
import { missedSources, summaryText } from './summary.ts';

const CARDS = ['rnn/a', 'rnn/b', 'cnn/c'];
const session = (...given: readonly (readonly [string, Grade])[]) =>
  given.reduce<Session>((before, [card, grade]) => graded(before, { card, grade, event: card }), sessionOf(CARDS));
const chapter = (slug: string, keys: readonly string[]) => ({
  slug,
  number: 7,
  title: slug,
  short: slug.toUpperCase(),
  sections: [{ id: 'loop', number: '7.1', title: `The loop of ${slug}` }],
  cards: keys.map((key) => ({ key, section: 'loop', front: key, back: key, fact: `/${slug}/#fact-${key}` })),
});
const CHAPTERS = [chapter('rnn', ['a', 'b']), chapter('cnn', ['c'])];

it('counts what was recalled, at the first try and at a later one', () => {
  const all = session(['rnn/a', 'again'], ['rnn/b', 'good'], ['cnn/c', 'hard'], ['rnn/a', 'good']);
  expect(summaryText(all)).toBe('3 cards recalled, 2 at the first try.');
});

it('says what a session that was ended early leaves', () => {
  expect(summaryText(session(['rnn/a', 'again'], ['rnn/b', 'easy']))).toBe(
    '1 card recalled, 1 at the first try. 2 are left for another time.',
  );
  expect(summaryText(session(['rnn/a', 'good'], ['rnn/b', 'easy']))).toContain('1 is left for another time.');
  expect(summaryText(session())).toBe('No card was graded.');
});

it('names the sections of what was not recalled at first, each once', () => {
  const given = session(
    ['rnn/a', 'again'],
    ['rnn/b', 'again'],
    ['cnn/c', 'good'],
    ['rnn/a', 'good'],
    ['rnn/b', 'good'],
  );
  expect(missedSources(given, CHAPTERS)).toMatchObject([{ chapter: 'RNN', place: '7.1 The loop of rnn' }]);
  expect(missedSources(session(['cnn/c', 'again']), CHAPTERS)).toEqual([
    { href: '/cnn/#fact-c', chapter: 'CNN', place: '7.1 The loop of cnn' },
  ]);
});

it('has no section for what is no card of a chapter', () => {
  const missed = graded(sessionOf(['rnn/problem/simple']), { card: 'rnn/problem/simple', grade: 'again', event: 'x' });
  expect(missedSources(missed, CHAPTERS)).toEqual([]);
});
