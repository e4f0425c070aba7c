import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { visit } from 'unist-util-visit';
import { isDiagram } from '../../src/book/diagram.ts';
import { parseMdx } from '../../src/book/mdx.ts';
import { placeOf } from '../../src/book/place.ts';
import type { Issue, Place } from '../../src/book/types.ts';
import { diagramFaults, diagramHash } from '../../src/markdown/diagram-source.ts';

/** A diagram as an author wrote it. */
export interface Fence {
  readonly hash: string;
  readonly source: string;
  /** Where its fence opens. */
  readonly place: Place;
}

/** Every diagram below `content/chapters`, in the order of the files, and what is wrong with them. */
export interface Fences {
  readonly fences: readonly Fence[];
  readonly issues: readonly Issue[];
}

/** Reads the diagrams of all chapters; `root` is the project's folder. */
export function readFences(root: string): Fences {
  const files = globSync('content/chapters/**/*.mdx', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  const pages = files.sort().map((file) => fencesOf(file, readFileSync(path.join(root, file), 'utf8')));
  return { fences: pages.flatMap((page) => page.fences), issues: pages.flatMap((page) => page.issues) };
}

function fencesOf(file: string, text: string): Fences {
  const { tree, issues } = parseMdx(file, text);
  const fences: Fence[] = [];
  visit(tree, (node) => {
    if (isDiagram(node)) fences.push({ hash: diagramHash(node.value), source: node.value, place: placeOf(file, node) });
  });
  return { fences, issues: [...issues, ...fences.flatMap(issuesOf)] };
}

function issuesOf({ source, place }: Fence): readonly Issue[] {
  return diagramFaults(source).map(({ line, problem, remedy }) => {
    return { place: { ...place, line: place.line + line }, problem, remedy };
  });
}
