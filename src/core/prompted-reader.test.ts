import { describe, expect, it } from 'vitest';
import { gradient } from './finite-differences.ts';
import { folded } from './flat-rows.ts';
import { distance, type Matrix } from './matrix.ts';
import { randomHead } from './multi-head.ts';
import { promptLoss, type PromptTask, promptSlopes, stackSlopes, trainedPrompt } from './prompted-reader.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import { createRng } from './rng.ts';

const rng = createRng(3);
const task: PromptTask = {
  reader: { projections: randomHead(rng, [3, 4]), readout: normalVector(rng, 3) },
  inputs: [normalMatrix(rng, 2, 4), normalMatrix(rng, 3, 4)],
  classes: [1, 0],
};
const prompt = normalMatrix(rng, 2, 4);

describe('a frozen reader with a soft prompt', () => {
  it('has the loss ln 2 when it reads nothing out', () => {
    const silent = { ...task, reader: { ...task.reader, readout: [0, 0, 0] } };
    expect(promptLoss(silent, prompt)).toBeCloseTo(Math.LN2, 12);
  });

  it('has the gradient in the prompt that finite differences measure', () => {
    const measured = gradient((flat) => promptLoss(task, folded(flat, 4)), prompt.flat());
    expect(distance(promptSlopes(task, prompt), folded(measured, 4))).toBeLessThan(1e-9);
  });

  it('has the gradient in the tokens, the asking one included, that finite differences measure', () => {
    const lossOf = (tokens: Matrix) => promptLoss({ ...task, inputs: [tokens, task.inputs[1] ?? []] }, prompt);
    const tokens = task.inputs[0] ?? [];
    const measured = gradient((flat) => lossOf(folded(flat, 4)), tokens.flat());
    expect(distance(stackSlopes(task, prompt, 0).slice(2), folded(measured, 4))).toBeLessThan(1e-9);
  });

  it('keeps rows of a prompt equal that start equal', () => {
    const start = [prompt[0] ?? [], prompt[0] ?? []];
    const [first = [], second = []] = trainedPrompt(task, start, { rate: 0.5, steps: 20 });
    expect(first).toEqual(second);
    expect(distance([first], [start[0] ?? []])).toBeGreaterThan(0.01);
  });
});
