import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LaunchOptions } from 'playwright-core';
import chromiumPackage from '../node_modules/@sparticuz/chromium/package.json' with { type: 'json' };

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const MODULES = path.join(import.meta.dirname, '../node_modules');
const PACKAGE = path.join(MODULES, '@sparticuz/chromium');
const UNPACKED = path.join(MODULES, '.cache', `chromium-${chromiumPackage.version}`);

/**
 * How Playwright starts the browser that tests the pages and draws the diagrams.
 *
 * `CHROMIUM_PATH` names a browser to use instead. On 64-bit Linux it is the one that npm installed, with
 * its own libraries and its own single font, so that every machine measures text alike. Elsewhere it is
 * Playwright's (`npx playwright install chromium`).
 */
export async function launchOptions(): Promise<LaunchOptions> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return { executablePath: given, args: ARGS };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { args: ARGS };
  if (!existsSync(UNPACKED)) await unpack();
  return bundledOptions();
}

/** Unpacks beside its place and then moves, so that two runs on a fresh checkout cannot see half a browser. */
async function unpack(): Promise<void> {
  const draft = `${UNPACKED}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  await inflateInto(draft);
  await writeFile(path.join(draft, 'fonts.conf'), fontsConfiguration());
  try {
    await rename(draft, UNPACKED);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!existsSync(UNPACKED)) throw error;
  }
}

/** The package knows one place to unpack to, the folder for temporary files, which all projects would share. */
async function inflateInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(path.join(PACKAGE, 'bin/al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The package's own configuration names fixed folders: elsewhere, a machine without fonts draws no text at all. */
function fontsConfiguration(): string {
  const folders = `<dir>${UNPACKED}/fonts</dir><cachedir>${UNPACKED}/fontcache</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}</fontconfig>\n`;
}

function bundledOptions(): LaunchOptions {
  const executablePath = path.join(UNPACKED, 'chromium');
  const env = { ...process.env, FONTCONFIG_FILE: path.join(UNPACKED, 'fonts.conf'), ...libraryPath(executablePath) };
  return { executablePath, args: [...ARGS, '--headless=shell', '--no-zygote'], env };
}

/** The libraries that came with the browser are used only where the system lacks some. */
function libraryPath(executablePath: string): Readonly<Record<string, string>> {
  const needs = execFileSync('ldd', [executablePath], { encoding: 'utf8' });
  if (!needs.includes('not found')) return {};
  const folders = [path.join(UNPACKED, 'al2023/lib'), process.env['LD_LIBRARY_PATH'] ?? ''];
  return { LD_LIBRARY_PATH: folders.filter((folder) => folder !== '').join(':') };
}
