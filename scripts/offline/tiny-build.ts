import { createHash } from 'node:crypto';
import type { Manifest, PackKind } from '../../src/offline/manifest.ts';
import { writeArchive } from './write-archive.ts';

/** A build of a few small files, for tests: its manifest, and its archives by their addresses. */
export interface TinyBuild {
  readonly manifest: Manifest;
  readonly archives: ReadonlyMap<string, Buffer<ArrayBuffer>>;
}

/** Makes a build named `build`; `packs` says which texts each archive holds, by the archive's folder ('' is the shell). */
export function tinyBuild(build: string, packs: Readonly<Record<string, Readonly<Record<string, string>>>>): TinyBuild {
  const archives = new Map<string, Buffer<ArrayBuffer>>();
  const made = Object.entries(packs).map(([within, texts]) => {
    const files = Object.entries(texts).map(([path, text]) => ({
      path,
      type: 'text/html',
      content: Buffer.from(text),
    }));
    const archive = Buffer.from(writeArchive(files));
    const hash = createHash('sha256').update(archive).digest('hex');
    const file = `offline/${hash}.bin`;
    archives.set(file, archive);
    const kind: PackKind = within === '' ? 'shell' : 'chapter';
    return { name: within, kind, within, file, hash, bytes: archive.length };
  });
  return { manifest: { build, packs: made }, archives };
}
