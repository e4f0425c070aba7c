import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { descent } from './descent.ts';
import { distance } from './matrix.ts';
import { fixedPointWeight, META_METHODS, metaDescent } from './meta-method.ts';
import { parabola } from './smooth-task.ts';

const [CURVATURES, OPTIMA] = [
  [1, 4],
  [0, 1],
];
const TASKS = CURVATURES.map((a, i) => parabola(a, at(OPTIMA, i)));

it.each([
  [1, 0.2, [0.8, 0.2, 0.5, 0.8]],
  [2, 0.2, [0.8, 0.0153846154, 0.2, 0.7272727273]],
  [10, 0.05, [0.8, 0.1139805809, 0.4177034293, 0.6898782674]],
])('with %i inner steps of rate %f joint training, MAML, FOMAML and Reptile settle at %j', (steps, rate, expected) => {
  const settled = META_METHODS.map((method) => {
    const slope = metaDescent(method, TASKS, { rate, steps });
    return at(at(descent({ gradient: slope }, [0.4], { rate: 0.4, steps: 3000 }), 3000), 0);
  });
  expect(distance([settled], [expected])).toBeLessThan(1e-9);
});

it('gives the steep task a negative weight under FOMAML when αa > 1 and the inner steps are odd', () => {
  const weights = range(3).map((k) => fixedPointWeight('FOMAML', 4, { rate: 0.3, steps: k + 1 }));
  expect(weights.map(Math.sign)).toEqual([-1, 1, -1]);
});
