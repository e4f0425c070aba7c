import { numberBlank } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { PaperQuestion, QuestionKind } from '../../study/paper.ts';
import type { Asked } from './asked.ts';

/** A question for tests: worth ten points, of the chapter "c1". */
export function question(kind: QuestionKind): PaperQuestion {
  const item = kind === 'discussion' ? 'c1/discussion/d1' : `c1/problem/${kind}`;
  return { kind, item, chapter: 'c1', section: 's1', minutes: 10, seed: 7, blank: kind === 'choice' ? 'a' : '' };
}

/** What such a question shows: blanks a and b with the answers 3 and 4, options of which the second is right, four points. */
export function asked(kind: QuestionKind): Asked {
  const blank = { label: 'x', form: 'a number', tolerance: EXACT };
  const slips = [{ value: 5, because: 'Added.' }];
  switch (kind) {
    case 'problem': {
      const blanks = [
        numberBlank({ ...blank, key: 'a', value: 3, slips }),
        numberBlank({ ...blank, key: 'b', value: 4, slips: [] }),
      ];
      return {
        kind,
        statement: '<p>Statement of a problem</p>',
        blanks: blanks.map((each) => ({ blank: each, label: `Blank ${each.key}` })),
        solution: '<p>Solution of a problem</p>',
        explain: (because) => `<i>${because}</i>`,
        seed: 9,
      };
    }
    case 'choice':
      return {
        kind,
        statement: '<p>Statement of a choice</p>',
        label: 'Blank a',
        options: [
          { text: 'five', spoken: 'five', because: 'Added.' },
          { text: 'three', spoken: 'three', because: null },
          { text: 'six', spoken: 'six', because: 'Doubled.' },
        ],
        solution: '<p>Solution of a choice</p>',
        seed: 9,
      };
    case 'discussion':
      return {
        kind,
        question: '<p>Why?</p>',
        answer: '<p>Because.</p>',
        points: ['One.', 'Two.', 'Three.', 'Four.'],
      };
  }
}
