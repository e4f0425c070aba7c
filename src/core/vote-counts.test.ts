import { describe, expect, it } from 'vitest';
import { everyBatch } from './every-batch.ts';
import { everyCount, rightVote } from './vote-counts.ts';

/** The same probability from all (M + 1)^N sequences of answers, 0 the right one. */
function byEnumeration(N: number, p: number, M: number): number {
  const chance = (answers: readonly number[]) => {
    const counts = new Map<number, number>();
    for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const winners = [...counts].filter(([, count]) => count === most).map(([answer]) => answer);
    return winners.includes(0) ? 1 / winners.length : 0;
  };
  const weight = (answers: readonly number[]) =>
    answers.reduce((product, answer) => product * (answer === 0 ? p : (1 - p) / M), 1);
  return everyBatch(M + 1, N).reduce((mass, answers) => mass + weight(answers) * chance(answers), 0);
}

describe('a vote', () => {
  it('agrees with all sequences of answers, written out', () => {
    for (const [N, p, M] of [
      [1, 0.3, 2],
      [4, 0.35, 3],
      [6, 0.2, 2],
      [5, 0.4, 4],
    ] as const)
      expect(rightVote(N, { p, M })).toBeCloseTo(byEnumeration(N, p, M), 12);
  });

  it('of two chains changes nothing', () => {
    for (const M of [1, 3, 6]) expect(rightVote(2, { p: 0.37, M })).toBeCloseTo(0.37, 12);
  });

  it('of 5 into 3 parts has 21 counts', () => {
    expect(everyCount(5, 3)).toHaveLength(21);
  });
});
