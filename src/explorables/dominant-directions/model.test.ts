import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { linearizedSteps } from '../../core/linearized-steps.ts';
import { createRng } from '../../core/rng.ts';
import { residualsOf, TASK_A, taskB } from './descent.ts';
import { model } from './model.ts';

const START = { phi: 60, yB: -1, eta: 0.2, kA: 10, kB: 10 };

const settings = (changes: Partial<typeof START>) => ({ ...START, ...changes });
const derive = (changes: Partial<typeof START>) =>
  model.derive(model.init(settings(changes), createRng(1)), settings(changes));

it('leaves A with the loss that its weak direction still has', () => {
  expect(derive({}).losses.A[10]).toBeCloseTo(0.2609018451, 10);
  // Half the square of 0.968^10, and next to nothing from the strong direction.
  expect(derive({}).residuals.weak[10]).toBeCloseTo(-0.72236, 6);
  expect(derive({}).residuals.strong[10]).toBeCloseTo(-1.024e-7, 12);
});

it('forgets nothing where B wants the same, a little at an angle, and most where B wants the opposite', () => {
  const after = (changes: Partial<typeof START>) => derive(changes).losses.A[20];
  expect(after({ phi: 0, yB: 1 })).toBeCloseTo(0.2609018451, 10);
  expect(after({ phi: 0, yB: -1 })).toBeCloseTo(2.2609014355, 10);
  expect(after({ phi: 60, yB: 1 })).toBeCloseTo(0.2921518195, 10);
  expect(after({ phi: 60, yB: -1 })).toBeCloseTo(0.5421518451, 10);
  expect(after({ phi: 90, yB: -1 })).toBeCloseTo(0.2609018451, 10);
});

it('ends where the closed form ends, on A and then on B', () => {
  const { path } = derive({ phi: 25, yB: 0.4, eta: 0.13, kA: 7, kB: 5 });
  const ofA = linearizedSteps(TASK_A.jacobian, [-1, -1], { rate: 0.13, steps: 7 }).displacement;
  ofA.forEach((weight, i) => expect(at(path, 7)[i]).toBeCloseTo(weight, 12));
  const B = taskB(25, 0.4);
  const ofB = linearizedSteps(B.jacobian, residualsOf(B, ofA), { rate: 0.13, steps: 5 }).displacement;
  ofB.forEach((change, i) => expect(at(path, 12)[i]).toBeCloseTo(at(ofA, i) + change, 12));
});

it('tells transfer from forgetting in the first step on B while A is not finished', () => {
  // Nothing learned yet, same direction: the gradients are (−2, −0.4, 0) and ∓(2, 0, 0), so −η⟨g_A, g_B⟩ = ∓0.2 · 4.
  const helps = derive({ kA: 0, phi: 0, yB: 1 }).firstStep;
  const harms = derive({ kA: 0, phi: 0, yB: -1 }).firstStep;
  expect([helps.slope, harms.slope]).toEqual([-0.8, 0.8]);
  // The second-order term is (η²/2)‖J_A g_B‖² = 0.02 · 16 for both.
  expect(helps.exact).toBeCloseTo(-0.48, 12);
  expect(harms.exact).toBeCloseTo(1.12, 12);
});

it('says the result in words', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"After 10 steps on A at learning rate 0.2 its residual in the strong direction, singular value 2, is −1.02 × 10⁻⁷, in the weak one, 0.4, −0.722; its loss is 0.2609. Then 10 steps on B, at 60 degrees to the strong direction and with target −1: the loss of A is 0.5422, so A was forgotten in part; that of B is below 10⁻¹². The first step on B changes the loss of A by +0.18, to first order by +6.14 × 10⁻⁸."`,
  );
  const same = settings({ phi: 0, yB: 1, kA: 2 });
  expect(model.describe(derive(same), same)).toMatchInlineSnapshot(
    `"After 2 steps on A at learning rate 0.2 its residual in the strong direction, singular value 2, is −0.04, in the weak one, 0.4, −0.937; its loss is 0.4398. Then 10 steps on B, at 0 degrees to the strong direction and with target 1: the loss of A is 0.4390, so A has gained; that of B is below 10⁻¹². The first step on B changes the loss of A by −0.000768, to first order by −0.00128."`,
  );
});
