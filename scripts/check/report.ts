import type { Issue } from '../../src/book/types.ts';

/** The issues as an author reads them: where, what, and below it the remedy; at the end how many there are. */
export function report(issues: readonly Issue[]): string {
  const count = issues.length === 1 ? '1 problem' : `${issues.length} problems`;
  return [...issues.map(line), count].join('\n');
}

function line({ place: { file, line: row, column }, problem, remedy }: Issue): string {
  return `${file}:${row}:${column}  ${problem}\n    remedy: ${remedy}`;
}
