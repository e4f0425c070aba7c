import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { dot } from '../../core/vector.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { model } from './model.ts';
import { tasksOf } from './training.ts';

const show = (changes: Parameters<typeof changeSettings>[2], step = 7) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(step).derived;
const close = (found: readonly number[], expected: readonly number[], digits: number) =>
  expected.forEach((value, i) => expect(at(found, i)).toBeCloseTo(value, digits));

describe('a separate program, seed 1,', () => {
  it('agrees on the projected learner with 3 directions a task', () => {
    const { fresh, owners, lengths, old } = show({ method: 'projected' });
    expect(fresh.slice(0, 5).every((loss) => loss < 1e-20)).toBe(true);
    close(fresh.slice(5), [2.992799, 7.721156], 6);
    close(lengths, [1.25782851, 2.59385409, 5.65054062], 8);
    expect([1, 2, 3, 4, 5, 6, 7].map((task) => owners.filter((owner) => owner <= task).length)).toEqual([
      3, 6, 9, 12, 15, 16, 16,
    ]);
    expect(at(old, 6)).toBeCloseTo(0.4988, 6);
  });

  it('agrees on what the plain learner loses', () => {
    const { old, fresh } = show({});
    close(old, [0, 0.05556738, 0.8280143, 0.6249394, 0.8187027, 1.147157, 0.8950211], 6);
    expect(fresh.every((loss) => loss < 1e-20)).toBe(true);
  });

  it('agrees on 4 directions a task, on a shared direction, and on the long last step of 2 directions', () => {
    expect(at(show({ method: 'projected', k: 4 }).fresh, 4)).toBeCloseTo(13.1891652, 7);
    close(show({ method: 'projected', shared: 1 }).fresh, [0, 0.03698314, 0.3537886], 7);
    expect(at(show({ method: 'projected', k: 2 }, 8).lengths, 7)).toBeCloseTo(204.657, 3);
  });
});

it('first fails at the sixth task of 3 directions, and at the fifth of 4', () => {
  expect(show({ method: 'projected' }).firstMissed).toBe(6);
  expect(show({ method: 'projected', k: 4 }).firstMissed).toBe(5);
  expect(show({}).firstMissed).toBeNull();
});

it('has orthonormal directions, the first of them shared', () => {
  const tasks = tasksOf(createRng(3), 3, 1);
  for (const { directions } of tasks) {
    directions.forEach((a, i) => directions.forEach((b, j) => expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 12)));
  }
  expect(at(at(tasks, 4).directions, 0)).toEqual(at(at(tasks, 0).directions, 0));
});

it('starts before the first task', () => {
  expect(model.readings(show({}, 0), { method: 'plain', k: 3, shared: 0, seed: 1 })[0]?.value).toBe('no task yet');
});

it('says the result in words', () => {
  const settings = changeSettings(model.params, startSettings(model.params), { method: 'projected' });
  const { derived, at: values } = createRun(model, settings)(7);
  expect(model.describe(derived, values)).toMatchInlineSnapshot(
    `"The projected learner after 7 tasks of 3 directions each in 16 dimensions, 0 of them shared. The loss of the new task is 7.721, the mean loss of the old tasks 0.4988, the length of the last step 0. Stored are 16 directions. The first task that was not learned exactly is task 6."`,
  );
});
