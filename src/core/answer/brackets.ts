const CLOSING_OF: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '⟨': '⟩', '<': '>' };
const CLOSING: ReadonlySet<string> = new Set(Object.values(CLOSING_OF));

/** Whether every bracket is closed by one of its own kind, in order. */
export function areMatched(text: string): boolean {
  const expected: string[] = [];
  for (const sign of text) {
    const closing = CLOSING_OF[sign];
    if (closing !== undefined) expected.push(closing);
    else if (CLOSING.has(sign) && expected.pop() !== sign) return false;
  }
  return expected.length === 0;
}

/** What stands between the bracket pair that holds all of the text, or null where there is none. */
export function insideOf(text: string): string | null {
  const signs = [...text];
  const isEnclosed = CLOSING_OF[signs[0] ?? ''] !== undefined && depthsOf(signs).indexOf(0) === signs.length - 1;
  return isEnclosed ? signs.slice(1, -1).join('').trim() : null;
}

/** The text without any bracket pair that holds all of it. */
export function withoutBrackets(text: string): string {
  const inside = insideOf(text);
  return inside === null ? text : withoutBrackets(inside);
}

/** Splits outside of all brackets; a run of spaces counts as one separator, and none at the ends. */
export function separate(text: string, separator: RegExp): readonly string[] {
  const signs = [...text];
  const depths = depthsOf(signs);
  const items = [''];
  for (const [index, sign] of signs.entries()) {
    if (depths[index] === 0 && separator.test(sign)) items.push('');
    else items.push((items.pop() ?? '') + sign);
  }
  const trimmed = items.map((item) => item.trim());
  return separator.test(' ') || separator.test('\n') ? trimmed.filter((item) => item !== '') : trimmed;
}

/** How many brackets are open after each sign. */
function depthsOf(signs: readonly string[]): readonly number[] {
  let depth = 0;
  return signs.map((sign) => {
    if (CLOSING_OF[sign] !== undefined) depth += 1;
    if (CLOSING.has(sign)) depth -= 1;
    return depth;
  });
}
