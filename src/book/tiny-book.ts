import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Issue } from './types.ts';

/** The files of a book, from its root; null takes a file of the tiny book away. */
export type Files = Readonly<Record<string, string | null>>;

/** The folder of the tiny book's only chapter, number 2 of a course of three. */
export const CHAPTER = 'content/chapters/02-rnn';

/** Front matter of the tiny book's notes. */
export const NOTES_FRONT_MATTER = `---
title: Recurrent neural networks
short: RNNs
question: How does a network remember?
lede: It keeps a state.
needs: [basics]
leads: [attention]
sheet: [one, two, three, four]
checked: 2026-11-23
---
`;

/** The notes of the tiny book with this body in their only section, "cell", which starts on line 13. */
export function notes(body: string): Files {
  return { [`${CHAPTER}/notes.mdx`]: `${NOTES_FRONT_MATTER}## The cell [#cell]\n\n${body}\n` };
}

const TINY_BOOK: Files = {
  'content/course.yaml':
    '- title: Foundations\n  chapters: [basics, rnn]\n- title: Architectures\n  chapters: [attention]\n',
  'content/sources.bib': '',
  'content/notation.yaml': '[]\n',
  ...notes('The state is all that is kept.'),
  [`${CHAPTER}/homeworks.mdx`]: '---\nlede: By hand.\n---\n',
  [`${CHAPTER}/discussions.mdx`]: '---\nlede: In words.\n---\n',
  [`${CHAPTER}/cards.yaml`]: '[]\n',
  [`${CHAPTER}/terms.yaml`]: '[]\n',
  [`${CHAPTER}/notation.yaml`]: '[]\n',
  [`${CHAPTER}/corrections.yaml`]: '[]\n',
  [`${CHAPTER}/aliases.yaml`]: '- { section: cell, names: [recurrent unit] }\n',
};

/** Writes a book of one small, faultless chapter, changed by `files`, and gives its root. It is gone after the test. */
export function tinyBook(files: Files = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'book-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries({ ...TINY_BOOK, ...files })) {
    if (text !== null) write(path.join(root, file), text);
  }
  return root;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What a reader says of an author's mistakes, as the tests pin it: place, problem, remedy. */
export function saidOf(issues: readonly Issue[]): string {
  return issues
    .map(({ place, problem, remedy }) => `${place.file}:${place.line}:${place.column}  ${problem}\n    ${remedy}`)
    .join('\n');
}
