import type { z } from 'astro/zod';
import { useOneOf } from './closest.ts';

/** What is wrong with a value and what to do about it. */
export interface Explanation {
  readonly problem: string;
  readonly remedy: string;
}

type SchemaIssue = z.core.$ZodIssue;

/** Says in an author's words why a value does not fit its schema. `keys` are the keys the schema knows. */
export function explain(issue: SchemaIssue, found: unknown, keys: readonly string[]): Explanation {
  const field = issue.path.join('.') || 'the entry';
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKey(issue.keys[0] ?? '', keys);
    case 'invalid_type':
      return wrongType(field, issue.expected, found);
    case 'invalid_value':
      return { problem: `"${field}" is ${quoted(found)}`, remedy: useOneOf(String(found), issue.values.map(String)) };
    default:
      return { problem: `"${field}" is ${quoted(found)}`, remedy: issue.message };
  }
}

function unknownKey(key: string, known: readonly string[]): Explanation {
  return { problem: `unknown key "${key}"`, remedy: useOneOf(key, known) };
}

function wrongType(field: string, expected: string, found: unknown): Explanation {
  if (found === undefined) return { problem: `"${field}" is missing`, remedy: `add it: ${article(expected)}` };
  return { problem: `"${field}" is ${quoted(found)}`, remedy: `write ${article(expected)}` };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text (in quotes where it holds a colon, a brace or a number alone)',
  array: 'a list',
  object: 'keys with values',
  number: 'a number',
};

function article(expected: string): string {
  return KINDS[expected] ?? expected;
}

const MOST_QUOTED = 60;

function quoted(found: unknown): string {
  const text = found === undefined ? 'nothing' : JSON.stringify(found);
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…"` : text;
}
