import { describe, expect, it } from 'vitest';
import { TOO_FEW_DIGITS, WRONG_SIGN } from '../../src/core/answer/blank.ts';
import { isChoosable } from '../../src/core/choice.ts';
import type { Blank, Markdown, Posed, Problem, Verdict } from '../../src/core/problem.ts';
import { range } from '../../src/core/array.ts';
import { remembered } from '../../src/core/remembered.ts';
import { blockMarkdownHtml } from '../../src/markdown/block.ts';
import { inlineMarkdownHtml } from '../../src/markdown/inline.ts';

const problems = import.meta.glob<Problem>('../../src/problems/*/problem.ts', { eager: true, import: 'default' });
const SEEDS = range(501);
const RENDERED_SEEDS = range(30);
// The last one is the noise of binary arithmetic where a zero should stand, such as 5.55 \times 10^{-17}.
const BROKEN =
  /NaN|undefined|null(?! (?:space|direction|vector))|Infinity|∞|\[object|[-−]0(?:\.0+)?(?![\d.])|10\^\{-1\d\}/;

it('finds the problems', () => {
  expect(Object.keys(problems).length).toBeGreaterThan(0);
});

describe.each(Object.entries(problems).map(([file, problem]) => [file.split('/').at(-2) ?? file, problem] as const))(
  'the problem %s',
  (_, problem) => {
    /** Posed when a test first asks, so that a chosen problem does not wait for all others. */
    const posed = remembered(() => SEEDS.map((seed) => problem.pose(seed)));

    it('has a title, a working time, three hints and several blanks with keys of their own', () => {
      const first = problem.pose(0);
      expect(problem.title).not.toBe('');
      expect(problem.minutes).toBeGreaterThan(0);
      expect(first.hints).toHaveLength(3);
      expect(first.blanks.length).toBeGreaterThan(1);
      expect(new Set(first.blanks.map(({ key }) => key)).size).toBe(first.blanks.length);
    });

    it('asks for the same things at every seed', () => {
      const keys = new Set(posed().map(({ blanks }) => blanks.map(({ key }) => key).join(' ')));
      expect(keys.size).toBe(1);
    });

    it('poses the same instance for the same seed', () => {
      expect(texts(problem.pose(7))).toEqual(texts(problem.pose(7)));
    });

    it('takes its own answer as right, and no answer or a word as unreadable', () => {
      const wrong = allBlanks(posed()).filter(
        ({ blank }) => verdicts(blank).join(' ') !== 'right unreadable unreadable',
      );
      expect(wrong).toEqual([]);
    });

    it('calls the result of every named mistake wrong, by its name', () => {
      const missed = allBlanks(posed()).flatMap(({ seed, blank }) =>
        (blank.slips ?? [])
          .filter(({ answer, because }) => !isCalled(blank.check(answer), because))
          .map(({ answer }) => ({ seed, blank: blank.key, answer })),
      );
      expect(missed).toEqual([]);
    });

    it('poses no degenerate instance: at every seed an answer is not zero, and a question can be asked as a choice', () => {
      const degenerate = posed().flatMap(({ blanks }, seed) =>
        blanks.some(({ answer }) => /[1-9]/.test(answer)) && blanks.some(isChoosable) ? [] : [seed],
      );
      expect(degenerate).toEqual([]);
    });

    it('shows no broken number in any text', () => {
      const broken = posed()
        .flatMap((instance) => texts(instance))
        .filter((text) => BROKEN.test(text));
      expect(broken).toEqual([]);
    });

    it('shows every number of every answer in the solution', () => {
      const hidden = posed().flatMap(({ blanks, solution }, seed) =>
        blanks.filter((blank) => !isShown(blank, solution)).map(({ key }) => ({ seed, key })),
      );
      expect(hidden).toEqual([]);
    });

    it('refuses a text of any length at once, without an error', () => {
      const long = [' '.repeat(1e5), `1${' '.repeat(1e5)}2`, '('.repeat(1e5), '1,'.repeat(1e5), '-'.repeat(1e5)];
      const kinds = problem.pose(0).blanks.flatMap((blank) => long.map((typed) => blank.check(typed).kind));
      expect(new Set(kinds)).toEqual(new Set(['unreadable']));
    });

    it('gives no answer away in a hint', () => {
      const leaks = posed().flatMap(({ blanks, hints }) =>
        blanks.filter((blank) => hints.some((hint) => givesAway(hint, blank))),
      );
      expect(leaks).toEqual([]);
    });

    it('renders every text as the page does, every formula without a warning', () => {
      const instances = RENDERED_SEEDS.map((seed) => problem.pose(seed));
      const blocks = instances.flatMap(({ statement, hints, solution }) => [statement, ...hints, solution]);
      const lines = [...instances.flatMap(({ blanks }) => blanks.map(({ label }) => label)), ...slips(problem.pose(0))];
      const strays = [
        ...blocks.filter((text) => hasStrayDollar(text, blockMarkdownHtml)),
        ...lines.filter((text) => hasStrayDollar(text, inlineMarkdownHtml)),
      ];
      expect(strays).toEqual([]);
    });

    it('draws at least 40 different statements in 50 seeds', () => {
      expect(
        new Set(
          posed()
            .slice(0, 50)
            .map(({ statement }) => statement),
        ).size,
      ).toBeGreaterThanOrEqual(40);
    });

    it('answers a foreseen slip of the printed instance by name', () => {
      expect(slips(problem.pose(0)).length).toBeGreaterThan(0);
    });
  },
);

function allBlanks(posed: readonly Posed[]): readonly { readonly seed: number; readonly blank: Blank }[] {
  return posed.flatMap(({ blanks }, seed) => blanks.map((blank) => ({ seed, blank })));
}

function isCalled(verdict: Verdict, because: Markdown): boolean {
  return verdict.kind === 'wrong' && verdict.because === because;
}

function verdicts(blank: Blank): readonly string[] {
  return [blank.answer, '', 'abc'].map((typed) => blank.check(typed).kind);
}

function texts({ statement, blanks, hints, solution }: Posed): readonly Markdown[] {
  return [statement, ...blanks.flatMap(({ label, form, answer }) => [label, form, answer]), ...hints, solution];
}

/** Whether the answer is still right with each of its numbers replaced by the nearest one that the text shows. */
function isShown(blank: Blank, text: Markdown): boolean {
  const shown = (text.replaceAll('{,}', '').match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const nearest = (x: number) =>
    shown.reduce((best, y) => (Math.abs(y - x) < Math.abs(best - x) ? y : best), shown[0] ?? NaN);
  const typed = blank.answer.replace(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g, (number) => String(nearest(Number(number))));
  return blank.check(typed).kind === 'right';
}

/** Whether a number of the answer stands in the hint; numbers of one or two digits prove nothing. */
function givesAway(hint: Markdown, { answer }: Blank): boolean {
  const numbersOf = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];
  const telling = numbersOf(answer).filter((number) => number.replace(/^0?\.?0*|\./g, '').length > 2);
  const shown = numbersOf(hint.replaceAll('{,}', ''));
  return telling.some((number) => shown.includes(number));
}

/** Whether a dollar sign opens no formula. Renders the text as the page does, which throws when a formula is not valid. */
function hasStrayDollar(text: Markdown, render: (markdown: Markdown) => string): boolean {
  return render(text)
    .replace(/<annotation.*?<\/annotation>/gs, '')
    .includes('$');
}

/** What the blanks answer by name to the numbers of the solution, to small whole numbers and to each other's answers. */
function slips({ blanks, solution }: Posed): readonly Markdown[] {
  const typed = [
    ...(solution.match(/-?\d+(?:\.\d+)?/g) ?? []),
    ...blanks.map(({ answer }) => answer),
    ...range(200).map(String),
  ];
  const reasons = blanks.flatMap((blank) => typed.map((text) => blank.check(text)));
  const named = reasons.flatMap((verdict) => (verdict.kind === 'wrong' ? [verdict.because ?? ''] : []));
  const general: readonly Markdown[] = ['', TOO_FEW_DIGITS, WRONG_SIGN];
  return [...new Set(named)].filter((because) => !general.includes(because));
}
