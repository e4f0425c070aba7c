import { range } from './array.ts';
import { times, total, type Vector } from './vector.ts';

/** Where an integration starts, over which interval of time it goes, forward or backward, and in how many steps. */
export interface OdeSpan {
  readonly start: Vector;
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

/** The end of dx/dt = velocity(x, t) by the classical Runge–Kutta method of fourth order. */
export function integratedEnd(velocity: (x: Vector, t: number) => Vector, { start, from, to, steps }: OdeSpan): Vector {
  const h = (to - from) / steps;
  return range(steps).reduce((x, i) => {
    const t = from + i * h;
    const first = velocity(x, t);
    const second = velocity(total(x, times(h / 2, first)), t + h / 2);
    const third = velocity(total(x, times(h / 2, second)), t + h / 2);
    const fourth = velocity(total(x, times(h, third)), t + h);
    return total(x, times(h / 6, first), times(h / 3, second), times(h / 3, third), times(h / 6, fourth));
  }, start);
}
