/** What is drawn: one weight, one support and one query example, and the inner loop. */
export interface Numbers {
  /** w before the inner loop. */
  readonly start: number;
  readonly support: Example;
  readonly query: Example;
  /** α */
  readonly rate: number;
  /** K */
  readonly steps: number;
}

export interface Example {
  readonly input: number;
  readonly target: number;
}

/** w_0 to w_K of descent on ½(wx - y)². */
export function pathOf({ start, support: { input, target }, rate, steps }: Numbers): readonly number[] {
  const path = [start];
  for (let weight = start; path.length <= steps;) {
    weight -= rate * input * (weight * input - target);
    path.push(weight);
  }
  return path;
}

/** w_K, in closed form. */
export function adaptedWeight(numbers: Numbers): number {
  const { start, support } = numbers;
  const optimum = support.target / support.input;
  return optimum + keptOf(numbers) * (start - optimum);
}

/** 1 - αx². */
export function factorOf({ support: { input }, rate }: Numbers): number {
  return 1 - rate * input ** 2;
}

/** (1 - αx²)^K. */
export function keptOf(numbers: Numbers): number {
  return factorOf(numbers) ** numbers.steps;
}

/** The slope of ½(wx - y)² in w. */
export function slopeAt({ input, target }: Example, weight: number): number {
  return input * (weight * input - target);
}

/** The λ at which the proximal inner problem keeps the same part of the distance as the inner loop. */
export function equalStrength(numbers: Numbers): number {
  const kept = keptOf(numbers);
  return (numbers.support.input ** 2 * kept) / (1 - kept);
}
