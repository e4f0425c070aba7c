import { at } from '../core/array.ts';

const MOST_LISTED = 12;

/** The names by how little must be typed to reach them from `name`, the nearest first. */
export function closestFirst(name: string, known: Iterable<string>): readonly string[] {
  const distances = [...known].map((other) => ({
    other,
    distance: editDistance(name.toLowerCase(), other.toLowerCase()),
  }));
  return distances.sort((a, b) => a.distance - b.distance || a.other.localeCompare(b.other)).map(({ other }) => other);
}

/** A remedy for an unknown name: `use one of: a, b, c`, the nearest first, or that there is none. */
export function useOneOf(name: string, known: Iterable<string>): string {
  const names = closestFirst(name, known);
  if (names.length === 0) return 'there is none to name yet: create it first';
  const more = names.length > MOST_LISTED ? `, and ${names.length - MOST_LISTED} more` : '';
  return `use one of: ${names.slice(0, MOST_LISTED).join(', ')}${more}`;
}

/** Levenshtein's distance: the fewest insertions, deletions and replacements of a character. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = at(row, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, replaced));
    }
    row = next;
  }
  return at(row, to.length);
}
