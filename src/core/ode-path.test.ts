import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { integratedEnd } from './ode-path.ts';

describe('integratedEnd', () => {
  it('takes 1 to e^-2 along dx/dt = -x over two units of time', () => {
    const end = integratedEnd(([x = 0]) => [-x], { start: [1], from: 0, to: 2, steps: 200 });
    expect(at(end, 0)).toBeCloseTo(Math.exp(-2), 9);
  });

  it('turns a point by a quarter and comes back when time runs backward', () => {
    const turning = ([x = 0, y = 0]: readonly number[]) => [-y, x];
    const quarter = integratedEnd(turning, { start: [1, 0], from: 0, to: Math.PI / 2, steps: 100 });
    expect(at(quarter, 0)).toBeCloseTo(0, 7);
    expect(at(quarter, 1)).toBeCloseTo(1, 7);
    const back = integratedEnd(turning, { start: quarter, from: Math.PI / 2, to: 0, steps: 100 });
    expect(at(back, 0)).toBeCloseTo(1, 7);
  });
});
