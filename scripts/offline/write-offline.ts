import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Manifest, Pack } from '../../src/offline/manifest.ts';
import { ROOT } from '../run.ts';
import { contentType } from '../serve.ts';
import { addressOf, cutSite, type Cut } from './cut.ts';
import { scriptsOf } from './scripts-of.ts';
import { writeArchive, type NewFile } from './write-archive.ts';

/** A built site that is to be read without a network. */
export interface BuiltSite {
  /** Its folder, absolute. */
  readonly folder: string;
  readonly base: string;
  readonly chapters: readonly { readonly slug: string; readonly title: string }[];
}

const ARCHIVES = 'offline';
/** Shown for a page that is not stored; what it needs makes the shell. */
const NOT_STORED = 'offline/not-stored/index.html';
const SHELL = [NOT_STORED, 'offline/index.html', '404.html', 'index.html', 'manifest.webmanifest'];

/** Writes the archives and the service worker, which knows them, into the site's folder. */
export async function writeOffline({ folder, base, chapters }: BuiltSite): Promise<Manifest> {
  const files = globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const shell = new Set([...SHELL, ...scriptsOf(NOT_STORED, { base, read })]);
  mkdirSync(path.join(folder, ARCHIVES), { recursive: true });
  for (const old of globSync(`${ARCHIVES}/*.bin`, { cwd: folder })) rmSync(path.join(folder, old));
  const packs = cutSite({ files, shell, chapters }).map((cut) => writePack(folder, cut));
  const manifest = { build: hashOf(JSON.stringify(packs)).slice(0, 16), packs };
  await writeWorker(folder, manifest);
  return manifest;
}

function writePack(folder: string, { name, kind, id, within, files }: Cut): Pack {
  const archive = writeArchive(files.map((file) => readFile(folder, file)));
  const hash = hashOf(archive);
  const file = `${ARCHIVES}/${id}.${hash.slice(0, 16)}.bin`;
  writeFileSync(path.join(folder, file), archive);
  return { name, kind, within, file, hash, bytes: archive.length };
}

/** The index of the search comes packed in small pieces; its reader takes them unpacked too, which packs better here. */
function readFile(folder: string, file: string): NewFile {
  const bytes = readFileSync(path.join(folder, file));
  const unpacked = isGzip(bytes) ? gunzipSync(bytes) : bytes;
  const isPiece = unpacked.subarray(0, PIECE.length).equals(PIECE);
  return { path: addressOf(file), type: contentType(file), content: isPiece ? unpacked : bytes };
}

/** How Pagefind's files begin when they are unpacked. */
const PIECE = Buffer.from('pagefind_dcd');

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function writeWorker(folder: string, manifest: Manifest): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    define: { MANIFEST: JSON.stringify(manifest) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: path.join(ROOT, 'src/offline/worker/main.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
