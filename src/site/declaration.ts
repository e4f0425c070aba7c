/**
 * The text of `export const name = …;` with the comment above it, as it stands in a formatted source file.
 *
 * Null when the file declares no such constant.
 */
export function declarationOf(file: string, name: string): string | null {
  const lines = file.split('\n');
  const first = lines.findIndex((line) => new RegExp(`^export const ${name}\\b`).test(line));
  if (first < 0) return null;
  const last = lines.findIndex((line, index) => index >= first && /^\S.*;$/.test(line));
  return lines.slice(commentStart(lines, first), last + 1).join('\n');
}

/** The line at which the comment right above a line begins; the line itself where there is none. */
function commentStart(lines: readonly string[], line: number): number {
  let start = line;
  while (/^(?: \*|\/\*\*)/.test(lines[start - 1] ?? '')) start -= 1;
  return start;
}
