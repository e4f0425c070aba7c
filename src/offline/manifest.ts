/** What an archive holds: the frame that every page needs, a chapter, or anything else. */
export type PackKind = 'shell' | 'chapter' | 'rest';

/** One archive of the site's files, and what it is to the reader. */
export interface Pack {
  /** As the reader is told: "Recurrent neural networks", "Search". */
  readonly name: string;
  readonly kind: PackKind;
  /** How the addresses of all its files begin, without the base path: "rnn/", "pagefind/", "". */
  readonly within: string;
  /** The archive's own address without the base path; it changes with what the archive holds. */
  readonly file: string;
  /** SHA-256 of the archive, in hexadecimal digits. */
  readonly hash: string;
  /** What the archive weighs. */
  readonly bytes: number;
}

/** All archives of one build of the site; the shell comes first. */
export interface Manifest {
  /** A name that no other build has, unless it holds the same files. */
  readonly build: string;
  readonly packs: readonly Pack[];
}

/** A stored manifest, or null for anything else. */
export function readManifest(value: unknown): Manifest | null {
  return isManifest(value) ? value : null;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null || !('build' in value) || !('packs' in value)) return false;
  return typeof value.build === 'string' && Array.isArray(value.packs) && value.packs.every(isPack);
}

const TEXTS = ['name', 'within', 'file', 'hash'];
const KINDS: readonly unknown[] = ['shell', 'chapter', 'rest'] satisfies readonly PackKind[];

function isPack(value: unknown): value is Pack {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const hasTexts = TEXTS.every((key) => typeof fields.get(key) === 'string');
  return hasTexts && KINDS.includes(fields.get('kind')) && typeof fields.get('bytes') === 'number';
}
