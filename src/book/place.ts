import type { Node } from 'mdast';
import type { Place } from './types.ts';

/** The place of a syntax tree's node; the start of the file for a node that was not written by an author. */
export function placeOf(file: string, node: Node): Place {
  const start = node.position?.start;
  return { file, line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** The place of the character at `offset` of a file's text. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** The source text of a node. */
export function sourceOf(text: string, node: Node): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
