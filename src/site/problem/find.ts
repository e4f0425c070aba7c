import type { Problem } from '../../core/problem.ts';

/**
 * The problem of an id among modules by path (".../simple-rnn/problem.ts").
 *
 * Throws for an author who wrote another id, and lists those that exist.
 */
export function findProblem(problems: Readonly<Record<string, Problem>>, id: string): Problem {
  const named = Object.entries(problems).map(([path, problem]) => ({ name: path.split('/').at(-2) ?? '', problem }));
  const found = named.find(({ name }) => name === id);
  if (found) return found.problem;
  const known = named.map(({ name }) => name).sort();
  const remedy = known.length > 0 ? `src/problems/ has ${known.join(', ')}` : 'src/problems/ is empty';
  throw new Error(`<Problem id="${id}" /> names no problem: ${remedy}`);
}
