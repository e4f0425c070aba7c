import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { HEAD_BYTES, type ArchiveBlock, type ArchiveIndex } from '../../src/offline/archive.ts';
import { withoutRepeats } from './without-repeats.ts';

/** A file that goes into an archive. */
export interface NewFile {
  /** The address without the base path. */
  readonly path: string;
  /** The content type. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** How much is packed in a row: to read a file, its whole block is unpacked. */
const BLOCK_BYTES = 96_000;
/** Pages are read one at a time, and gain most from what other pages say. */
const BLOCK_BYTES_OF_PAGES = 3_000_000;

/** An archive of the files, as `src/offline/archive.ts` reads it; the same files give the same bytes. */
export function writeArchive(files: readonly NewFile[]): Buffer {
  const packed = inBlocks(files).map(packBlock);
  const index: ArchiveIndex = {
    blocks: packed.map(({ bytes, ...block }) => ({ bytes: bytes.length, ...block })),
  };
  const head = gzip(Buffer.from(JSON.stringify(index)));
  const length = Buffer.alloc(HEAD_BYTES);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, ...packed.map(({ bytes }) => bytes)]);
}

function packBlock(files: readonly NewFile[]) {
  const whole = Buffer.concat(files.map(({ content }) => content));
  const { copies, fresh } = files.some(isPage) ? withoutRepeats(whole) : { copies: Buffer.alloc(0), fresh: whole };
  return {
    bytes: gzip(Buffer.concat([copies, fresh])),
    copies: copies.length,
    files: files.map((file): ArchiveBlock['files'][number] => [file.path, file.type, file.content.length]),
  };
}

function isPage({ type }: NewFile): boolean {
  return type.startsWith('text/html');
}

/** Neighbors are alike: files of one folder and kind. */
function inBlocks(files: readonly NewFile[]): readonly (readonly NewFile[])[] {
  const key = (file: NewFile) => [isPage(file), path.dirname(file.path), path.extname(file.path), file.path].join('\0');
  const sorted = files.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const blocks: NewFile[][] = [];
  let room = 0;
  let before: NewFile | null = null;
  for (const file of sorted) {
    if (file.content.length > room || before === null || isPage(file) !== isPage(before)) {
      blocks.push([]);
      room = isPage(file) ? BLOCK_BYTES_OF_PAGES : BLOCK_BYTES;
    }
    before = file;
    blocks.at(-1)?.push(file);
    room -= file.content.length;
  }
  return blocks;
}

/** Node writes no time into a gzip. */
function gzip(bytes: Uint8Array): Buffer {
  return gzipSync(bytes, { level: 9 });
}
