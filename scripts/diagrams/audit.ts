import type { Issue, Place } from '../../src/book/types.ts';
import type { Fence } from './fences.ts';

/** How the drawings on disk stand to the diagrams in the text. */
export interface Audit {
  /** Diagrams without a drawing, each text once. */
  readonly missing: readonly Fence[];
  /** Drawings without a diagram, by hash. */
  readonly unused: readonly string[];
  /** The same as messages. */
  readonly issues: readonly Issue[];
}

/** The widest drawing whose labels can be read when a printed page shrinks it to its column, in CSS pixels. */
const WIDEST = 1000;
const REMEDY = 'run "npm run diagrams" and commit what it changes in content/diagrams';

/** Compares the diagrams with the hashes of the drawings that exist. */
export function auditDiagrams(fences: readonly Fence[], drawn: readonly string[]): Audit {
  const byHash = new Map(fences.map((fence) => [fence.hash, fence]));
  const missing = [...byHash.values()].filter(({ hash }) => !drawn.includes(hash));
  const unused = drawn.filter((hash) => !byHash.has(hash));
  return { missing, unused, issues: [...missing.map(missingIssue), ...unused.map(unusedIssue)] };
}

/** The issue of a drawing that is too wide for print, or null. */
export function widthIssue(svg: string, place: Place): Issue | null {
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
  if (width <= WIDEST) return null;
  const remedy = `draw it from top to bottom (flowchart TB), shorten its labels, or split it: labels are readable up to ${WIDEST} px`;
  return { place, problem: `the diagram is ${width} px wide`, remedy };
}

function missingIssue({ hash, place }: Fence): Issue {
  return {
    place,
    problem: `content/diagrams/${hash}.svg is missing: the diagram is new or has changed`,
    remedy: REMEDY,
  };
}

function unusedIssue(hash: string): Issue {
  const place = { file: `content/diagrams/${hash}.svg`, line: 1, column: 1 };
  return { place, problem: 'no diagram in the text uses this drawing', remedy: REMEDY };
}
