import { expect, it } from 'vitest';
import { qualityOf, type Outcome } from './quality.ts';

const outcome = (sections: readonly string[], places: readonly string[]): Outcome => ({
  query: { id: 'x', kind: 'term', query: 'x', sections },
  places,
});

it('is the mean over queries of what their first results are worth', () => {
  const outcomes = [
    outcome(['rnn/bptt'], ['rnn/bptt', 'sgd/steps']),
    outcome(['rnn/bptt'], ['sgd/', 'rnn/cell', 'rnn/bptt']),
    outcome(['rnn/bptt', 'sgd/steps'], ['cnn/pooling', 'cnn/', 'cnn/', 'sgd/steps']),
    outcome(['rnn/bptt'], []),
  ];
  expect(qualityOf(outcomes)).toEqual({
    count: 4,
    chapterMrr: (1 + 1 / 2 + 1 / 4) / 4,
    chapterInThree: 2 / 4,
    sectionFirst: 1 / 4,
    sectionMrr: (1 + 1 / 3 + 1 / 4) / 4,
    empty: 1 / 4,
  });
});

it('counts no result behind the fifth', () => {
  const places = ['a/', 'a/', 'a/', 'a/', 'a/', 'rnn/bptt'];
  expect(qualityOf([outcome(['rnn/bptt'], places)])).toMatchObject({ chapterMrr: 0, sectionMrr: 0 });
});
