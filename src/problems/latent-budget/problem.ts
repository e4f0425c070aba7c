import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texCount, texFixed } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { budgetOf, COLORS, type Numbers, type Sampling } from './budget.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'The budget of a latent model',
  minutes: 8,
  printed: {
    shrink: 8,
    side: 32,
    channels: 4,
    patch: 2,
    width: 1152,
    blocks: 28,
    sampling: { method: 'DDIM', steps: 50, isGuided: true },
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    shrink: rng.pick([8, 16]),
    side: rng.pick([16, 32, 64]),
    channels: rng.pick([4, 16]),
    patch: rng.pick([1, 2, 4]),
    width: rng.pick([384, 768, 1024, 1152]),
    blocks: rng.pick([12, 24, 28]),
    sampling: {
      ...rng.pick([
        { method: 'DDIM', isGuided: true },
        { method: 'Heun', isGuided: false },
        { method: 'Heun', isGuided: true },
      ] as const),
      steps: rng.pick([8, 10, 18, 20, 25, 30, 40, 50, 100]),
    },
  });
  return drawnUntil(drawn, (numbers) => questions(numbers).every(isTold));
}

const c = texCount;
const billions = (x: number) => texFixed(x, 6);

function statement({ shrink, side, channels, patch, width, blocks, sampling }: Numbers): Markdown {
  const image = c(shrink * side);
  return tex`An auto-encoder maps images of $${image}\times${image}\times${COLORS}$ to latents of $${side}\times${side}\times${channels}$. A diffusion transformer cuts a latent into patches of side $p = ${patch}$ and has ${blocks} blocks of width $d_h = ${width}$. A block has attention, an MLP of width $4d_h$, and a layer that makes six modulation vectors of length $d_h$ from a condition of length $d_h$. Give

- how many times fewer numbers a latent has than an image,
- the number $n$ of tokens,
- how many numbers a patch has,
- the weights of all blocks, without biases,
- the multiplications of a forward pass in the matrices of attention and MLP and between pairs of tokens, in billions,
- the calls of the network for a sample: ${sampler(sampling)}.`;
}

function sampler({ method, steps, isGuided }: Sampling): string {
  const guidance = isGuided ? 'with classifier-free guidance' : 'without guidance';
  return method === 'DDIM'
    ? `${steps} steps of DDIM, ${guidance}`
    : `${steps} steps of Heun’s method, which takes the velocity at both ends of each step but the last, ${guidance}`;
}

function hints({ shrink, side, patch, width }: Numbers): readonly Markdown[] {
  return [
    'Count places and channels apart. Which matrices does each token pass, and what happens once for each pair of tokens?',
    tex`There are $(${side}/p)^2$ tokens. Attention has $4d_h^2$ weights, the MLP $8d_h^2$, the modulation $6d_h^2$. Each token passes attention and MLP, the condition passes the modulation once; a pair of tokens takes $d_h$ multiplications for its score and $d_h$ for the values. Guidance takes two calls for each velocity.`,
    tex`First steps: each side shrinks by $${shrink}$, there are $${side}/${patch} = ${side / patch}$ patches in a row, and $d_h^2 = ${c(width ** 2)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [latent(numbers), model(numbers), pass(numbers), calls(numbers), check(numbers)].join('\n\n');
}

function latent(numbers: Numbers): Markdown {
  const { shrink, side, channels, patch } = numbers;
  const { ratio, tokens, entries } = budgetOf(numbers);
  return tex`**Latent.** $${shrink}^2 = ${shrink ** 2}$ times fewer places, and ${channels} channels in place of ${COLORS}: $${shrink ** 2}\cdot${COLORS}/${channels} = ${ratio}$. The patches are $(${side}/${patch})^2 = ${c(tokens)}$ tokens of $${patch}^2\cdot${channels} = ${entries}$ numbers.`;
}

function model(numbers: Numbers): Markdown {
  const { width, blocks } = numbers;
  return tex`**Weights.** A block has $4d_h^2+8d_h^2+6d_h^2 = 18d_h^2 = ${c(18 * width ** 2)}$, and

$$
${blocks}\cdot${c(18 * width ** 2)} = ${c(budgetOf(numbers).weights)}.
$$`;
}

function pass(numbers: Numbers): Markdown {
  const { width, blocks } = numbers;
  const { tokens: n, work } = budgetOf(numbers);
  const [single, pairs] = [12 * width ** 2 * n, 2 * n ** 2 * width];
  return tex`**Forward pass.** A block multiplies

$$
\begin{aligned}
12d_h^2n &= ${c(single)} \\
2n^2d_h &= ${c(pairs)}
\end{aligned}
$$

times, in all ${blocks} blocks $${blocks}\cdot${c(single + pairs)} = ${c(blocks * (single + pairs))}$ times: ${billions(work)} billion.`;
}

function calls(numbers: Numbers): Markdown {
  const { method, steps, isGuided } = numbers.sampling;
  const total = budgetOf(numbers).calls;
  const velocities = method === 'DDIM' ? String(steps) : tex`(2\cdot${steps}-1)`;
  if (!isGuided) return tex`**Calls.** Two in each step but the last: $2\cdot${steps}-1 = ${total}$.`;
  const reason = method === 'DDIM' ? 'One velocity in each step' : 'Two velocities in each step but the last';
  return tex`**Calls.** ${reason}, each with and without the condition: $2\cdot${velocities} = ${total}$.`;
}

function check(numbers: Numbers): Markdown {
  const { shrink, side, channels, width } = numbers;
  const { ratio, tokens, entries } = budgetOf(numbers);
  const [image, all] = [COLORS * (shrink * side) ** 2, side ** 2 * channels];
  const share = (100 * tokens) / (6 * width + tokens);
  return tex`**Check.** Nothing of the latent is lost: $${c(tokens)}\cdot${entries} = ${c(all)} = ${side}^2\cdot${channels}$, and $${c(image)}/${c(all)} = ${ratio}$. Pairs take the share $n/(6d_h+n) \approx ${texFixed(share, 1)}$ % of the multiplications.`;
}
