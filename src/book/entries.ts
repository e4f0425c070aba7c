import type { z } from 'astro/zod';
import { missing, textOf } from './files.ts';
import type { Issue, Place } from './types.ts';
import { readYamlList } from './yaml.ts';

/** The entries of a data file that fit its schema, each with its place, and what is wrong with the others. */
export interface ReadEntries<T> {
  readonly entries: readonly (T & { readonly place: Place })[];
  readonly issues: readonly Issue[];
}

/** Reads a YAML list under the root. A missing file is an issue. */
export function readEntries<S extends z.ZodObject>(root: string, file: string, schema: S): ReadEntries<z.output<S>> {
  const text = textOf(root, file);
  if (text === null) return { entries: [], issues: [missing(file, 'write it; [] stands for no entries')] };
  const { items, issues } = readYamlList({ file, text, linesAbove: 0 }, schema);
  return { entries: items.map(({ value, place }) => ({ ...value, place })), issues };
}
