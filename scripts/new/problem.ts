import { titleOf, type Template } from './names.ts';

/** A problem with two blanks: how its numbers are drawn, what is asked, and its test. */
export const problem: Template = {
  files: (name) => ({
    [`src/problems/${name}/problem.ts`]: SOURCE.replace('$TITLE', titleOf(name)),
    [`src/problems/${name}/problem.test.ts`]: TEST,
  }),
  next: (name) => `Show it in the homeworks of a chapter: <Problem id="${name}" />`,
};

const SOURCE = `import { numberBlank } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { defineProblem, type Blank, type Markdown } from '../../core/problem.ts';
import { texFactor } from '../../core/tex.ts';

const tex = String.raw;

/** What is drawn: the parabola y = a x² and the place x. */
interface Numbers {
  readonly a: number;
  readonly x: number;
}

export default defineProblem<Numbers>({
  title: '$TITLE',
  minutes: 2,
  printed: { a: 3, x: 2 },
  draw: (rng) => {
    const numbers = { a: rng.integer(-9, 9), x: rng.integer(-9, 9) };
    return numbers.a === 0 || numbers.x === 0 ? null : numbers;
  },
  statement,
  blanks: (numbers) => [height(numbers), slope(numbers)],
  hints: () => [
    'The height is the curve itself; the slope is its derivative.',
    'The derivative of $x^2$ is known. What does a constant factor do to it?',
    tex\`By the power rule, $\\frac{\\d}{\\d x}\\, a x^2 = 2 a x$. Put in the numbers.\`,
  ],
  solution,
});

function statement({ a, x }: Numbers): Markdown {
  return tex\`Let $y = a x^2$ with $a = \${a}$. What are the height and the slope of $y$ at $x = \${x}$?\`;
}

function height({ a, x }: Numbers): Blank {
  return numberBlank({
    key: 'height',
    label: '$y$',
    form: 'a whole number',
    value: a * x * x,
    tolerance: EXACT,
    slips: [{ value: (a * x) ** 2, because: 'You squared the factor $a$ as well.' }],
  });
}

function slope({ a, x }: Numbers): Blank {
  return numberBlank({
    key: 'slope',
    label: tex\`$\\frac{\\d y}{\\d x}$\`,
    form: 'a whole number',
    value: 2 * a * x,
    tolerance: EXACT,
    slips: [
      { value: a * x * x, because: 'This is the value of $y$, not its slope.' },
      { value: 2 * x, because: 'The factor $a$ is missing.' },
    ],
  });
}

function solution({ a, x }: Numbers): Markdown {
  const steps = tex\`2 \\cdot \${texFactor(a, 4)} \\cdot \${texFactor(x, 4)}\`;
  return tex\`The height is $a x^2 = \${a * x * x}$. The power rule gives the slope $2 a x = \${steps} = \${2 * a * x}$.

**Check.** Half a step to either side of $x$, the heights differ by $a (x + \\tfrac12)^2 - a (x - \\tfrac12)^2 = 2 a x$, which is the slope of the secant as well.\`;
}
`;

const TEST = `import { expect, it } from 'vitest';
import problem from './problem.ts';

it('prints 3x² at 2, by hand 12 high and 12 steep', () => {
  expect(problem.pose(0).blanks.map(({ answer }) => answer)).toEqual(['12', '12']);
});

it('says so when the factor was squared too', () => {
  expect(problem.pose(0).blanks[0]?.check('36')).toEqual({
    kind: 'wrong',
    because: 'You squared the factor $a$ as well.',
  });
});
`;
