import { range, sum } from '../../core/array.ts';
import { formatFixed } from '../../core/format.ts';
import type { Term } from './model.ts';

/** So many terms fit on a line of the drawing. */
const TERMS_A_LINE = 4;

/** The next state of a node as a sum, in lines that fit the drawing: "next h_0 = 0.25·1.00 + 0.22·0.00 = 0.25". */
export function updateLines(terms: readonly Term[], node: number): readonly string[] {
  const parts = terms.map(({ weight, state }, i) => {
    const product = `${formatFixed(weight, 2)}·${formatFixed(Math.abs(state), 2)}`;
    const isMinus = formatFixed(state, 2).startsWith('−');
    if (i === 0) return isMinus ? `−${product}` : product;
    return `${isMinus ? '−' : '+'} ${product}`;
  });
  const total = `${terms.length === 0 ? '' : '= '}${formatFixed(sum(terms.map(({ weight, state }) => weight * state)), 3)}`;
  const words = [...parts, total];
  const first = words.slice(0, TERMS_A_LINE - 1);
  const rest = words.slice(TERMS_A_LINE - 1);
  const others = range(Math.ceil(rest.length / TERMS_A_LINE)).map((i) =>
    rest.slice(i * TERMS_A_LINE, (i + 1) * TERMS_A_LINE),
  );
  return [[`next h_${node} =`, ...first], ...others].map((words) => words.join(' '));
}
