import type { Slip } from '../../core/answer/blank.ts';
import { matrixQuestion, numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { add, scale, transpose } from '../../core/matrix.ts';
import { type Answers, answersOf, averaged, type Numbers, overwritten, TOKENS, withoutTargets } from './table.ts';

const tex = String.raw;
/** A relative tolerance would let a count of eleven digits be off by some. */
const WHOLE = { absolute: 1e-6 };
const FORM = 'two rows of three numbers, [[a, b, c], [d, e, f]]';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = answersOf(numbers);
  return [
    readQuestion(numbers, answers),
    tiedQuestion(numbers, answers),
    count('operations', 'Operations of the product', {
      value: answers.operations,
      slips: operationSlips(numbers, answers),
    }),
    count('copies', 'Numbers copied by indexing', { value: answers.copies, slips: copySlips(numbers) }),
  ];
}

function readQuestion(numbers: Numbers, { read }: Answers): TellingQuestion {
  const { upstream } = numbers;
  return matrixQuestion({
    key: 'read',
    label: tex`$\grad{\bar{\mE}}$ of the lookup`,
    form: FORM,
    value: read,
    tolerance: EXACT,
    slips: [
      {
        value: overwritten(numbers),
        because: 'A token that occurs twice gets the sum of both gradients, not the last one.',
      },
      { value: averaged(numbers, read), because: 'Gradients of equal tokens are added, not averaged.' },
      ...(upstream.length === TOKENS
        ? [
            {
              value: transpose(upstream),
              because: tex`This is $\grad{\bar{\mH}^{(0)}}^\top$, with a column for each position. Each goes to the column of its token.`,
            },
          ]
        : []),
    ],
  });
}

function tiedQuestion(numbers: Numbers, { read, written, tied }: Answers): TellingQuestion {
  const positions = numbers.states.length;
  return matrixQuestion({
    key: 'tied',
    label: tex`$\grad{\bar{\mE}}$ of the tied table`,
    form: `${FORM}, fractions or three decimals`,
    value: tied,
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: written, because: 'This is the part of the logits. Add that of the lookup.' },
      { value: read, because: 'This is the part of the lookup. Add that of the logits.' },
      {
        value: add(read, scale(positions, written)),
        because: tex`The loss is a mean over positions: the factor $1/T$ is missing.`,
      },
      { value: add(read, scale(-1, written)), because: tex`The slope in the logits is $\act{\vp_t}-\target{\vy_t}$.` },
      {
        value: add(read, withoutTargets(numbers)),
        because: tex`Subtract the targets: $\act{\vp_t}-\target{\vy_t}$.`,
      },
    ],
  });
}

interface Counted {
  readonly value: number;
  readonly slips: readonly Slip<number>[];
}

function count(key: string, label: string, { value, slips }: Counted): TellingQuestion {
  return numberQuestion({ key, label, form: 'a whole number', style: 'count', value, tolerance: WHOLE, slips });
}

function operationSlips({ large }: Numbers, { operations }: Answers): readonly Slip<number>[] {
  return [
    { value: operations / 2, because: 'A multiplication and its addition are two operations.' },
    { value: 2 * large.vocabulary * large.width, because: 'This is for one token.' },
    { value: operations / large.width, because: tex`Each token has $d$ numbers to compute.` },
  ];
}

function copySlips({ large }: Numbers): readonly Slip<number>[] {
  return [
    { value: large.width, because: 'This is for one token.' },
    { value: large.tokens, because: tex`Each token takes a whole column, $d$ numbers.` },
    {
      value: large.vocabulary * large.width,
      because: 'This is the whole table. Only the columns of the text are copied.',
    },
    { value: 2 * large.tokens * large.width, because: 'A copy needs no addition.' },
  ];
}
