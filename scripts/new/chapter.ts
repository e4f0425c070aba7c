import { slugOfFolder } from '../../src/book/folder.ts';
import { titleOf, type NewFiles, type Template } from './names.ts';

/** A chapter of one section with a checked equation, a card and a term; its name is "03-sgd". */
export const chapter: Template = {
  files: (name) => ({ ...texts(name), [`src/checks/${slugOfFolder(name)}.ts`]: CHECKS }),
  next: (name) => `Read it at /${slugOfFolder(name)}/ and let "npm run check" stay silent while you write.`,
};

function texts(name: string): NewFiles {
  const folder = `content/chapters/${name}`;
  const title = titleOf(slugOfFolder(name));
  return {
    [`${folder}/notes.mdx`]: notes(title),
    [`${folder}/homeworks.mdx`]: homeworks(slugOfFolder(name)),
    [`${folder}/discussions.mdx`]: discussions(slugOfFolder(name)),
    [`${folder}/cards.yaml`]: card(slugOfFolder(name)),
    [`${folder}/terms.yaml`]: term(slugOfFolder(name)),
    [`${folder}/notation.yaml`]: NOTATION,
    [`${folder}/corrections.yaml`]: '[]\n',
    [`${folder}/aliases.yaml`]: aliases(slugOfFolder(name)),
  };
}

function notes(title: string): string {
  return `---
title: ${title}
short: ${title}
question: How steep is a parabola?
lede: The slope of a curve tells in which direction it falls.
needs: []
leads: []
sheet:
  - The slope of $x^2$ at $x$ is $2x$.
  - The slope of a line is its rise over its run.
  - Where the slope is zero, a smooth curve is level.
  - A curve falls to the left of its lowest place and rises to the right of it.
checked: 2026-01-01
---

<Minute>

- The slope of $x^2$ is $2x$.

</Minute>

## The slope of a parabola [#slope]

Take the curve $y = x^2$.
A small step $h$ to the right raises it by $2xh + h^2$; the second part vanishes faster than the step, so the slope is

<Equation id="parabola-slope" check="parabolaSlope" know="Slope of a parabola">

$$
\\frac{\\d}{\\d \\param{x}}\\, \\param{x}^2 = 2 \\param{x}.
$$

</Equation>

By <Eq to="parabola-slope" /> the curve falls to the left of zero and rises to the right of it.
`;
}

function homeworks(slug: string): string {
  return `---
lede: One slope by hand.
---

## A slope by hand [#by-hand]

What is the slope of $y = x^2$ at $x = 3$?

<Hint>

Put $x$ into [the formula of the notes](/${slug}/#slope).

</Hint>

<Solution>

$2 \\cdot 3 = 6$.

</Solution>
`;
}

function discussions(slug: string): string {
  return `---
lede: One question to answer aloud.
---

## Why the second part vanishes [#second-part]

Why may $h^2$ be left out of [the slope](/${slug}/#slope), and $2xh$ not?

<Answer>

Divide by the step: $(2xh + h^2)/h = 2x + h$. As $h$ goes to zero, the first part stays and the second goes with it.

</Answer>
`;
}

function card(slug: string): string {
  return `- key: ${slug}-parabola-slope
  section: slope
  front: What is the slope of $x^2$ at $x$?
  back: $2x$.
`;
}

function aliases(slug: string): string {
  return `- section: slope
  names: [rise over run in ${slug}]
  symptoms: [how steep is a curve at one point]
  formulas: ['dx^2/dx = 2x']
`;
}

function term(slug: string): string {
  return `- id: ${slug}-secant
  term: secant of ${slug.replaceAll('-', ' ')}
  definition: A line through two points of a curve.
  synonyms: []
  abbreviations: []
  unlinked: []
  section: slope
`;
}

const NOTATION = `- tex: 'x'
  name: place on the axis
  shape: scalar
  role: parameter
`;

const CHECKS = `import { range } from '../core/array.ts';
import type { Check } from '../core/check.ts';

const STEP = 1e-3;

/** The slope 2x of a parabola against the slope of a secant, which for a parabola is exact. */
export const parabolaSlope: Check = {
  method: 'The slope of a secant of the curve, at 41 places from -2 to 2, against twice the place.',
  tolerance: 1e-9,
  error: () => Math.max(...range(41).map((i) => Math.abs(secantSlope(i / 10 - 2) - 2 * (i / 10 - 2)))),
};

function secantSlope(x: number): number {
  return ((x + STEP) ** 2 - (x - STEP) ** 2) / (2 * STEP);
}
`;
