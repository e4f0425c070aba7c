import { sum } from '../core/array.ts';
import { withRepeats } from './repeats.ts';

/*
 * An archive is one file that holds many, to be fetched at once and read in place:
 *
 *   4 bytes    length of the index, big-endian
 *   index      gzip of JSON, an `ArchiveIndex`
 *   blocks     one after the other, each a gzip of files in a row, of which `repeats.ts` may have left out what repeats
 *
 * Files that share a block share what they have in common, and gzip's own checksum guards every block.
 */

/** What the head of an archive says. */
export interface ArchiveIndex {
  readonly blocks: readonly ArchiveBlock[];
}

/** One block: what it weighs packed, and the files in it in their order, with their lengths unpacked. */
export interface ArchiveBlock {
  readonly bytes: number;
  /** How long the list of copies at its beginning is; 0 where nothing was left out. */
  readonly copies: number;
  readonly files: readonly (readonly [path: string, type: string, bytes: number])[];
}

/** A file of an archive: its content type and its content. */
export interface ArchivedFile {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** An archive that was opened. */
export interface Archive {
  /** A file by its address without the base path, or null. Rejects when the archive is damaged there. */
  readonly file: (path: string) => Promise<ArchivedFile | null>;
}

/** The bytes that say how long the index is. */
export const HEAD_BYTES = 4;

/** Opens an archive. Rejects when it is none, or damaged. */
export async function openArchive(blob: Blob): Promise<Archive> {
  const head = new DataView(await blob.slice(0, HEAD_BYTES).arrayBuffer());
  const start = HEAD_BYTES + head.getUint32(0);
  const index: unknown = JSON.parse(new TextDecoder().decode(await unpacked(blob.slice(HEAD_BYTES, start))));
  if (!isIndex(index)) throw new TypeError('not an archive');
  const places = placesOf(index, start);
  return {
    file: async (path) => {
      const place = places.get(path);
      if (!place) return null;
      const packed = await unpacked(blob.slice(place.from, place.to));
      const content = withRepeats(packed, place.copies, place.length).slice(place.start, place.end);
      return { type: place.type, content };
    },
  };
}

/** Where a file lies: its block in the archive, and itself in the block when that is unpacked. */
interface Place {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly copies: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

function placesOf({ blocks }: ArchiveIndex, first: number): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let from = first;
  for (const { bytes, copies, files } of blocks) {
    const block = { from, to: from + bytes, copies, length: sum(files.map(([, , size]) => size)) };
    let start = 0;
    for (const [path, type, size] of files) {
      places.set(path, { ...block, type, start, end: start + size });
      start += size;
    }
    from += bytes;
  }
  return places;
}

async function unpacked(packed: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function isIndex(value: unknown): value is ArchiveIndex {
  if (typeof value !== 'object' || value === null || !('blocks' in value)) return false;
  return Array.isArray(value.blocks) && value.blocks.every(isBlock);
}

function isBlock(value: unknown): value is ArchiveBlock {
  if (typeof value !== 'object' || value === null) return false;
  if (!('bytes' in value) || !('copies' in value) || !('files' in value)) return false;
  return typeof value.bytes === 'number' && typeof value.copies === 'number' && Array.isArray(value.files);
}
