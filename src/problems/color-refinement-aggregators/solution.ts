import { at, sum } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { texEquals } from '../../core/tex.ts';
import { difference, type Vector } from '../../core/vector.ts';
import { aggregates, degreesOf, type Numbers, seen, squares, viewsOf } from './comparison.ts';

const tex = String.raw;
const DIGITS = 6;
const n = (x: number) => texNumber(x, DIGITS);

/** The rounds, the triangles and the aggregators, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [rounds(numbers), verdict(numbers), aggregators(numbers), check(numbers)].join('\n\n');
}

function rounds(numbers: Numbers): Markdown {
  const { first, second } = numbers;
  const { colors } = seen(numbers);
  const lines = viewsOf(numbers).map(
    ({ own, neighbors, counts }) =>
      `- degree ${own}, sees ${neighbors.join(', ')}: ${at(counts, 0)} in the first, ${at(counts, 1)} in the second`,
  );
  return tex`**Rounds.** After round 1 a color is a degree. In ascending order they are $${degreesOf(first).join(', ')}$ in the first graph and $${degreesOf(second).join(', ')}$ in the second: ${colorCount(at(colors, 0))}. After round 2 a color is a degree with those of the neighbors:

${lines.join('\n')}

That makes ${colorCount(at(colors, 1))}.`;
}

function colorCount(count: number): string {
  return count === 1 ? '1 color' : `${count} colors`;
}

function verdict(numbers: Numbers): Markdown {
  const { remark } = numbers;
  const { round, triangles } = seen(numbers);
  const outcome =
    round === 0
      ? 'No class splits any more, and the counts agree: the test never tells the graphs apart, which is the answer 0.'
      : `The counts first differ after round ${round}.`;
  const [first, second] = [at(triangles, 0), at(triangles, 1)];
  const helped =
    round === 0 && first !== second ? ' Triangles as an input feature would tell them apart from the start.' : '';
  return tex`**Verdict.** ${remark} ${outcome} The first graph has ${first === 1 ? '1 triangle' : `${first} triangles`}, the second ${second}.${helped}`;
}

function aggregators(numbers: Numbers): Markdown {
  const { left, right } = numbers;
  const [ours, theirs] = [aggregates(left), aggregates(right)];
  const gaps = difference(ours, theirs);
  const mean = (values: Vector) => `${sum(values)}/${values.length}`;
  const shown = [
    [n(at(ours, 0)), n(at(theirs, 0))],
    [mean(left), mean(right)],
    [n(at(ours, 2)), n(at(theirs, 2))],
  ];
  const line = (name: string, i: number) =>
    tex`- ${name}: $${at(shown, i).join('-')} ${texEquals(Math.round(1e12 * at(gaps, i)) / 1e12, DIGITS)}$`;
  const separating = gaps.filter((gap) => Math.abs(gap) > 1e-9).length;
  const squared = (values: Vector) => values.map((value) => `${value}^2`).join('+');
  return tex`**Aggregators.** First minus second:

${['sum', 'mean', 'maximum'].map(line).join('\n')}

So ${separating} of the three ${separating === 1 ? 'separates' : 'separate'} them. The sums of squares are $${squared(left)} = ${squares(left)}$ and $${squared(right)} = ${squares(right)}$, with the difference $${squares(left) - squares(right)}$.`;
}

function check({ first, ...others }: Numbers): Markdown {
  const nodes = sum(viewsOf({ first, ...others }).map(({ counts }) => at(counts, 0)));
  return tex`**Check.** The nodes of round 2 add up to ${nodes} in either graph. The degrees add up to ${sum(degreesOf(first))} in either graph, twice the ${first.edges.length} edges.`;
}
