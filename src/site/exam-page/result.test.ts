import { expect, it } from 'vitest';
import { pointsBy, type Mark } from '../../study/marking.ts';
import { tinyPool } from '../../study/tiny-pool.ts';
import { addressOfPaper, paperAt } from './address.ts';
import { pastPapers } from './past-papers.ts';
import { chapterScores, missedSections, sourceOf } from './result.ts';
import { scopeText } from './scope.ts';
import { question } from './tiny-exam.ts';

const POOL = tinyPool(3);
const mark = (chapter: string, section: string, share: number): Mark => ({
  question: { ...question('problem'), chapter, section, item: `${chapter}/problem/p1` },
  share,
});
const MARKS = [mark('c3', 's2', 0.5), mark('c1', 's1', 1), mark('c3', 's2', 1), mark('c2', 's1', 0)];

it('gives the points of each chapter in the order of the book', () => {
  expect(
    chapterScores(
      POOL,
      pointsBy(MARKS, ({ chapter }) => chapter),
    ),
  ).toEqual([
    { slug: 'c1', number: 1, name: 'C1', points: { got: 10, of: 10 }, share: 1 },
    { slug: 'c2', number: 2, name: 'C2', points: { got: 0, of: 10 }, share: 0 },
    { slug: 'c3', number: 3, name: 'C3', points: { got: 15, of: 20 }, share: 0.75 },
  ]);
});

it('leads to the sections of which a question was missed', () => {
  expect(missedSections(POOL, MARKS)).toEqual([
    { href: '/c2/#s1', place: '2.1 Section s1', chapter: 'C2', points: { got: 0, of: 10 } },
    { href: '/c3/#s2', place: '3.2 Section s2', chapter: 'C3', points: { got: 15, of: 20 } },
  ]);
});

it('finds what a question was drawn from, unless it is gone', () => {
  expect(sourceOf(POOL, mark('c2', 's1', 1).question)?.item.title).toBe('The problem p1');
  expect(sourceOf(POOL, { ...question('problem'), item: 'c1/problem/gone' })).toBeNull();
});

it('names what a paper is about', () => {
  const scope = (chapters: readonly string[]) =>
    scopeText({ paper: { seed: 1, minutes: 80, questions: null, chapters }, needs: { pool: tinyPool(8) } });
  expect(scope([])).toBe('from all chapters');
  expect(scope(['c1', 'c3'])).toBe('from C1 and C3');
  expect(scope(['c1', 'c2', 'c3', 'c4', 'c5'])).toBe('from 5 chapters');
});

it('writes a paper into the address of the page, and out of it', () => {
  const paper = { seed: 7, minutes: 80, questions: null, chapters: ['c1', 'c2'] };
  const address = addressOfPaper('https://example.org/site/exam/?seed=1#question-3', paper);
  expect(address).toBe('https://example.org/site/exam/?seed=7&minutes=80&chapters=c1,c2');
  expect(paperAt(address, ['c1', 'c2', 'c3'])).toEqual(paper);
  expect(addressOfPaper(address, null)).toBe('https://example.org/site/exam/');
});

it('lists the papers that were handed in, the last one first, without those taken back', () => {
  const paper = { v: 1, kind: 'paper', paper: 'seed=1', score: 10, of: 20 } as const;
  const events = [
    { ...paper, id: 'a', at: 1 },
    { ...paper, id: 'b', at: 2, paper: 'seed=2' },
    { ...paper, id: 'c', at: 3 },
    { v: 1, kind: 'retract', id: 'd', at: 4, of: 'c' } as const,
  ];
  expect(pastPapers(events)).toEqual([
    { id: 'b', paper: 'seed=2', at: 2, points: { got: 10, of: 20 } },
    { id: 'a', paper: 'seed=1', at: 1, points: { got: 10, of: 20 } },
  ]);
});
