import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSiteServer, listen } from './serve.ts';

const parent = mkdtempSync(path.join(tmpdir(), 'serve-'));
const folder = path.join(parent, 'site');
const server = createSiteServer({ folder, base: '/some-repository/' });
let port = 0;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'rnn'), { recursive: true });
  writeFileSync(path.join(parent, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'index.html'), 'home');
  writeFileSync(path.join(folder, 'rnn/index.html'), 'chapter');
  writeFileSync(path.join(folder, '404.html'), 'no such page');
  writeFileSync(path.join(folder, 'a b.svg'), '<svg/>');
  port = await listen(server, 0, 1).then(() => portOf(server));
});

afterAll(async () => {
  server.close();
  await once(server, 'close');
  rmSync(parent, { recursive: true });
});

it('serves a folder as its page, under the base path', async () => {
  expect(await get('/some-repository/rnn/')).toMatchObject({ status: 200, body: 'chapter' });
  expect(await get('/some-repository/')).toMatchObject({ status: 200, body: 'home' });
});

it('sends a folder without its slash to the one with it, search and all', async () => {
  const { status, headers } = await get('/some-repository/rnn?q=1');
  expect([status, headers.location]).toEqual([301, '/some-repository/rnn/?q=1']);
});

it('answers with the page for what is missing, outside the base path too', async () => {
  expect(await get('/some-repository/nothing/')).toMatchObject({ status: 404, body: 'no such page' });
  expect(await get('/rnn/')).toMatchObject({ status: 404, body: 'no such page' });
});

it('serves nothing above its folder and survives an unreadable address', async () => {
  expect(await get('/some-repository/..%2fsecret.txt')).toMatchObject({ status: 404 });
  expect(await get('/some-repository/%ff')).toMatchObject({ status: 404 });
});

it('names the type of a file and packs text for who can unpack it', async () => {
  const plain = await get('/some-repository/a%20b.svg');
  expect([plain.headers['content-type'], plain.body]).toEqual(['image/svg+xml', '<svg/>']);
  const packed = await get('/some-repository/a%20b.svg', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(packed.raw).toString()).toBe('<svg/>');
});

it('takes the next free port where it may, and refuses where it may not', async () => {
  const other = createServer();
  await expect(listen(other, port, 1)).rejects.toThrow(`port ${port} is taken`);
  const found = await listen(other, port, 20);
  other.close();
  expect(found).toBeGreaterThan(port);
});

function portOf(listening: Server): number {
  const address = listening.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
  readonly body: string;
}

function get(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: address, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const raw = Buffer.concat(chunks);
        resolve({ status: response.statusCode, headers: response.headers, raw, body: raw.toString() });
      });
    });
    sent.on('error', reject).end();
  });
}
