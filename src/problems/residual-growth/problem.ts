import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { streamOf, type Numbers, type Scaling } from './stream.ts';

const tex = String.raw;
const DIGITS = 6;
const LEAST_GROUPED = 1e4;

export default defineProblem<Numbers>({
  title: 'Growth of the residual stream',
  minutes: 8,
  printed: { blocks: 20, scaling: 'none', target: 2, block: 4 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const DEPTHS: Readonly<Record<Scaling, readonly [number, number]>> = {
  none: [6, 16],
  half: [6, 40],
  root: [6, 100],
  // Deeper, one block more or less would not show in four digits.
  inverse: [6, 16],
};

function draw(rng: Rng): Numbers | null {
  const scaling = rng.pick(['none', 'half', 'root', 'inverse'] as const);
  const blocks = rng.integer(...DEPTHS[scaling]);
  const numbers: Numbers = {
    blocks,
    scaling,
    target: rng.pick([2, 3, 4, 5, 10]),
    // The shares of the first blocks are round numbers that wrong ways lead to as well.
    block: rng.integer(4, blocks - 1),
  };
  // The scale of the first question must not answer the second.
  const { square, targetScale } = streamOf(numbers);
  return Math.abs(targetScale ** 2 / square - 1) < 0.05 ? null : numbers;
}

/** α as a formula. */
const SCALES: Readonly<Record<Scaling, string>> = {
  none: '1',
  half: tex`\tfrac12`,
  root: tex`1/\sqrt L`,
  inverse: '1/L',
};

function statement({ blocks, scaling, target, block }: Numbers): Markdown {
  return tex`A network of $L = ${blocks}$ residual blocks computes $\act{\vh^{(\ell)}} = \act{\vh^{(\ell-1)}} + \alpha F_\ell(\act{\vh^{(\ell-1)}})$. The last weights of each branch are fresh, with a symmetric law.

- The branches keep the mean square, $\E\norm{F_\ell(\act{\vh})}^2 = \E\norm{\act{\vh}}^2$, and $\alpha = ${SCALES[scaling]}$. By which factor does the mean square of the stream grow from $\act{\vh^{(0)}}$ to $\act{\vh^{(L)}}$?
- Which $\alpha$ makes this factor ${target}?
- Now a normalization follows the last weights of each branch, so that its output has mean square 1 per entry. The stream starts at mean square 1, and $\alpha = 1$. What is its mean square per entry behind all blocks?
- In that network, which share of the mean square right behind block ${block} does the branch of this block hold?`;
}

function hints({ scaling, target, block }: Numbers): readonly Markdown[] {
  return [
    tex`Look at one block. Expand $\norm{\act{\vh} + \alpha F(\act{\vh})}^2$ and ask which of its three terms survive the mean over the signs of the last weights.`,
    tex`Without the cross term, mean squares add. A branch in proportion to the stream multiplies it by the same factor in each block; a branch of fixed size adds the same amount.`,
    tex`First steps: the factor of one block is $1 + \alpha^2$ with $\alpha = ${SCALES[scaling]}$. For the second question solve $(1 + \alpha^2)^L = ${target}$ by the $L$-th root. Behind block ${block} of the normalized network, the start and ${block} branches have added up.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { blocks, scaling, target, block } = numbers;
  const { square, growth, targetScale, normalized, share } = streamOf(numbers);
  const equals = (x: number) => (Number.isInteger(x) && x >= LEAST_GROUPED ? `= ${texCount(x)}` : texEquals(x, DIGITS));
  const n = (x: number) => texNumber(x, DIGITS);
  const root = target ** (1 / blocks);
  const power = scaling === 'none' ? `2^{${blocks}}` : `(${squareText(numbers)})^{${blocks}}`;
  return tex`**One block.** With the other sign on its last weights the branch is equally likely and has the other sign, so $\E\act{\vh^\top}F(\act{\vh}) = 0$ and

$$
\E\norm{\act{\vh} + \alpha F(\act{\vh})}^2 = \E\norm{\act{\vh}}^2 + \alpha^2\,\E\norm{F(\act{\vh})}^2.
$$

**Branches that keep the mean square.** Each block multiplies by $1 + \alpha^2$ with $\alpha = ${SCALES[scaling]}$, that is by $${squareText(numbers)}$. Over all blocks the factor is $${power} ${equals(growth)}$.

**A given factor.** $(1 + \alpha^2)^{${blocks}} = ${target}$ gives $\alpha^2 = ${target}^{1/${blocks}} - 1 \approx ${texNumber(root, DIGITS + 3)} - 1$, so $\alpha ${texEquals(targetScale, DIGITS)}$.

**Normalized branches.** Each block adds 1 to the mean square, whatever the stream is: $1 + ${blocks} = ${normalized}$.

**Share.** Behind block ${block} the mean square is $1 + ${block}$. The branch holds 1 of it, so its share is $1/${block + 1} ${texEquals(share, DIGITS)}$.

**Check.** Insert the $\alpha$ that was found: $(1 + ${n(targetScale)}^2)^{${blocks}} \approx ${texNumber((1 + Number(targetScale.toPrecision(DIGITS)) ** 2) ** blocks, 4)}$. The factor of the first question, as the exponential of $${blocks} \cdot \ln(${squareText(numbers)}) ${texEquals(blocks * Math.log1p(square), DIGITS)}$, is $${equals(growth).replace(/^\S+ /, '')}$ again.`;
}

/** 1 + α² in numbers: fractions for the scales that follow the depth. */
function squareText({ scaling, blocks }: Numbers): string {
  const texts = { none: '2', half: '1.25', root: `1 + 1/${blocks}`, inverse: `1 + 1/${blocks}^2` } as const;
  return texts[scaling];
}
