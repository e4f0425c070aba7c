import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';

/** What is served, and under which path. */
export interface ServedSite {
  /** The folder of the built site. */
  readonly folder: string;
  /** The path that every address of the site starts with: `/` or `/some-repository/`. */
  readonly base: string;
}

const HTML = 'text/html; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
};
const COMPRESSIBLE = /^(text\/|application\/(json|xml|manifest)|image\/svg)/;

/** A server of a built site that answers as a static host does: folders end in a slash, what is missing is 404.html. */
export function createSiteServer(site: ServedSite): Server {
  return createServer((request, response) => {
    answer(site, request, response);
  });
}

/**
 * Starts a server on this machine alone and gives its port: the one asked for or, when `tries` allows, the next free one.
 * Rejects when all of them are taken.
 */
export async function listen(server: Server, port: number, tries: number): Promise<number> {
  for (let candidate = port; candidate < port + tries; candidate += 1) {
    if (await listenOn(server, candidate)) return candidate;
  }
  throw new Error(tries === 1 ? `port ${port} is taken` : `the ports ${port} to ${port + tries - 1} are all taken`);
}

function listenOn(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      resolve(true);
    });
  });
}

function answer({ folder, base }: ServedSite, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://site.invalid');
  const inside = pathname.startsWith(base) ? safeDecode(pathname.slice(base.length)) : null;
  const file = inside === null ? null : path.join(folder, inside);
  if (file === null || !isWithin(folder, file)) sendMissing(folder, request, response);
  else if (isFile(file)) send(file, request, response);
  else if (!isFile(path.join(file, 'index.html'))) sendMissing(folder, request, response);
  else if (pathname.endsWith('/')) send(path.join(file, 'index.html'), request, response);
  else response.writeHead(301, { location: `${pathname}/${search}` }).end();
}

function safeDecode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative) && !file.includes('\0');
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

function sendMissing(folder: string, request: IncomingMessage, response: ServerResponse): void {
  response.statusCode = 404;
  const page = path.join(folder, '404.html');
  if (isFile(page)) send(page, request, response);
  else response.setHeader('content-type', TYPES['.txt'] ?? '').end('Not found\n');
}

/** The content type of a file, by its name. */
export function contentType(file: string): string {
  return TYPES[path.extname(file)] ?? 'application/octet-stream';
}

function send(file: string, request: IncomingMessage, response: ServerResponse): void {
  const type = contentType(file);
  const packed = COMPRESSIBLE.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.setHeader('content-type', type);
  response.setHeader('cache-control', 'no-cache');
  if (packed) response.setHeader('content-encoding', 'gzip');
  if (request.method === 'HEAD') response.end();
  else if (packed) createReadStream(file).pipe(createGzip()).pipe(response);
  else createReadStream(file).pipe(response);
}
