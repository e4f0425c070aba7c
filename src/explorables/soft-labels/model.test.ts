import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { randomSettings } from '../../kit/random-settings.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings, valuesOf } from '../../kit/settings.ts';
import { averagesOf, HARD_MEANS, meansOf, SIZES } from './averages.ts';
import { model } from './model.ts';
import { errorOf, examplesOf, type Lesson, score, studentOf, teacherOf } from './student.ts';

const lesson: Lesson = { phi: 0, confidence: 1, tau: 1, alpha: 1 };
const tilted: Lesson = { ...lesson, phi: 30 };
const show = (changes: Parameters<typeof changeSettings>[2]) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(0);
const meanAt = (n: number, means: readonly number[]) =>
  item(
    means,
    SIZES.findIndex((size) => size === n),
  );

describe('a separate program agrees on', () => {
  it('the errors of data set 1 with ten examples', () => {
    expect(show({}).derived.hard.error).toBeCloseTo(0.1818579893, 9);
    expect(show({}).derived.soft.error).toBeCloseTo(0.15868671, 9);
    expect(show({ tau: 4 }).derived.soft.error).toBeCloseTo(0.1586657771, 9);
  });

  it('the least error possible, and that of a teacher tilted by 30°', () => {
    expect(show({}).derived.teacher.error).toBeCloseTo(0.1586552539, 9);
    expect(show({ phi: 30 }).derived.teacher.error).toBeCloseTo(0.1932381154, 9);
  });

  it('the means over 100 data sets', () => {
    expect(meanAt(20, HARD_MEANS)).toBeCloseTo(0.1838677436, 9);
    expect(meanAt(10, HARD_MEANS)).toBeCloseTo(0.1994396155, 9);
    expect(meanAt(20, averagesOf(lesson).soft)).toBeCloseTo(0.1588567928, 9);
    const { soft, mixture } = averagesOf({ ...tilted, alpha: 0.5 });
    expect(meanAt(10, soft)).toBeCloseTo(0.1901149212, 9);
    expect(meanAt(20, soft)).toBeCloseTo(0.1901823027, 9);
    expect(meanAt(20, mixture ?? [])).toBeCloseTo(0.174236791, 9);
  });

  it('the means of a teacher five times too confident, and how τ = 4 repairs it', () => {
    expect(meanAt(10, averagesOf({ ...lesson, confidence: 5 }).soft)).toBeCloseTo(0.170308287, 9);
    expect(meanAt(10, averagesOf({ ...lesson, confidence: 5, tau: 4 }).soft)).toBeCloseTo(0.1598126066, 9);
  });
});

it('keeps the means of hard labels as the students give them', () => {
  meansOf({ ...lesson, alpha: 0 }).forEach((mean, i) => expect(mean).toBeCloseTo(item(HARD_MEANS, i), 9));
});

it('lets hard labels overtake a teacher tilted by 30° between 10 and 20 examples', () => {
  const { soft } = averagesOf(tilted);
  const isAhead = SIZES.map((_, i) => item(HARD_MEANS, i) < item(soft, i));
  expect(isAhead).toEqual([false, false, true, true, true]);
});

it('averages only what was asked for', () => {
  expect(show({ phi: 30 }).derived.averages).toBeNull();
  const { settings } = item(model.shortcuts ?? [], 0);
  const asked = settings(show({ phi: 30 }).at);
  expect(asked).toEqual({ asked: [30, 1, 1, 1] });
  expect(show({ phi: 30, n: 50, seed: 7, ...asked }).derived.averages?.soft).toEqual(averagesOf(tilted).soft);
  expect(show({ phi: 31, ...asked }).derived.averages).toBeNull();
});

it('can ask for the averages of every setting: what was asked survives the grid of its knob', () => {
  const rng = createRng(9);
  const { settings } = item(model.shortcuts ?? [], 0);
  for (const drawn of range(500).map(() => randomSettings(model.params, rng))) {
    const { phi, confidence, tau, alpha, ...others } = valuesOf(model.params, drawn);
    const asked = settings({ phi, confidence, tau, alpha, ...others });
    expect(changeSettings(model.params, drawn, asked)['asked']).toEqual([phi, confidence, tau, alpha]);
  }
});

it('comes to rest where the slope of its loss, by central differences, is that of the last steps', () => {
  const examples = examplesOf(createRng(3), 50);
  const [student, teacher] = [studentOf(examples, { ...lesson, tau: 2, alpha: 0.5 }), teacherOf(lesson)];
  const sigma = (z: number) => 1 / (1 + Math.exp(-z));
  const crossEntropy = (p: number, q: number) => -p * Math.log(q) - (1 - p) * Math.log(1 - q);
  const loss = (w1: number) =>
    examples.reduce(
      (total, example) => {
        const z = score({ ...student, w1 }, example);
        const soft = 4 * crossEntropy(sigma(score(teacher, example) / 2), sigma(z / 2));
        return total + (soft / 2 + crossEntropy(example[2], sigma(z)) / 2) / examples.length;
      },
      0.005 * w1 ** 2,
    );
  expect((loss(student.w1 + 1e-4) - loss(student.w1 - 1e-4)) / 2e-4).toBeCloseTo(0, 5);
});

it('has the exact error: it agrees with a count over 200,000 new examples', () => {
  const line = { w1: 1, w2: -0.7, b: 0.4 };
  const fresh = examplesOf(createRng(5), 200_000);
  const wrong = fresh.filter((example) => score(line, example) > 0 !== (example[2] === 1)).length;
  expect(wrong / fresh.length).toBeCloseTo(errorOf(line), 2);
});

it('says the result in words', () => {
  const { derived, at } = show({ phi: 30, n: 20, alpha: 0.5, asked: [30, 1, 1, 0.5] });
  expect(model.describe(derived, at)).toMatchInlineSnapshot(
    `"Data set 1 with 20 examples; teacher tilted by 30°, confidence 1, temperature 1. The teacher is wrong with probability 0.1932, where 0.1587 is the least possible. A student of the hard labels is wrong with probability 0.1788, one of the soft labels with 0.1911, one of the mixture with α = 0.5 with 0.1741. Averaged over 100 data sets, with 5, 10, 20, 50, 200 examples, hard labels give 0.2703, 0.1994, 0.1839, 0.1698, 0.1617, soft labels 0.1965, 0.1901, 0.1902, 0.1906, 0.1906, the mixture 0.2138, 0.1783, 0.1742, 0.1707, 0.1680."`,
  );
});
