import { expect, it } from 'vitest';
import { CHAPTER, NOTES_FRONT_MATTER, tinyBook } from '../../book/tiny-book.ts';
import { readBook } from '../../book/read.ts';
import { numberBlank } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { defineProblem } from '../../core/problem.ts';
import { itemsData, readItemsData } from './items-data.ts';

const COMMON = { label: 'x', form: 'a number', tolerance: EXACT };
const slips = [
  { value: -1, because: 'Minus one.' },
  { value: -2, because: 'Minus two.' },
];
const problem = defineProblem({
  title: 'A step by hand',
  minutes: 10,
  printed: 3,
  draw: (rng) => rng.integer(1, 9),
  statement: (n) => `Let n be ${n}.`,
  blanks: (n) => [
    numberBlank({ ...COMMON, key: 'a', value: n, slips }),
    numberBlank({ ...COMMON, key: 'b', value: n, slips: [] }),
  ],
  hints: () => [],
  solution: () => '',
});

const FILES = {
  [`${CHAPTER}/notes.mdx`]: `${NOTES_FRONT_MATTER}## The cell [#cell]\n\nText.\n\n## Gates [#gates]\n\nText.\n`,
  [`${CHAPTER}/homeworks.mdx`]:
    '---\nlede: x\n---\n\n## A step [#step]\n\nBy [gates](/rnn/#gates).\n\n<Problem id="step" />\n\n<Problem id="gone" />\n',
  [`${CHAPTER}/discussions.mdx`]: '---\nlede: x\n---\n\n## Why *gates*? [#why]\n\nBy [the cell](/rnn/#cell).\n',
};

it('has the problems and questions of each chapter, with the sections that they train', () => {
  const data = itemsData(readBook(tinyBook(FILES)).book, new Map([['step', problem]]));
  expect(data).toEqual([
    {
      slug: 'rnn',
      number: 2,
      title: 'Recurrent neural networks',
      short: 'RNNs',
      sections: [
        { id: 'cell', number: '2.1', title: 'The cell' },
        { id: 'gates', number: '2.2', title: 'Gates' },
      ],
      problems: [
        {
          id: 'rnn/problem/step',
          number: '2.1',
          title: 'A step by hand',
          section: 'gates',
          href: '/rnn/homeworks/#problem-step',
          minutes: 10,
          choices: ['a'],
          choiceMinutes: 5,
        },
      ],
      discussions: [
        { id: 'rnn/discussion/why', title: 'Why gates?', section: 'cell', href: '/rnn/discussions/#why', minutes: 8 },
      ],
    },
  ]);
  expect(readItemsData(JSON.parse(JSON.stringify(data)))).toEqual(data);
});

it('reads back nothing else', () => {
  for (const value of [null, {}, [1], [{ slug: 'rnn' }]]) expect(() => readItemsData(value)).toThrow(TypeError);
});
