import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeOffline } from '../../scripts/offline/write-offline.ts';
import { ROOT } from '../../scripts/run.ts';
import { createSiteServer, listen } from '../../scripts/serve.ts';
import { BOOK } from './site.ts';

/** A copy of the built site on a server of its own, for tests that change it or switch the server off. */
export interface OwnSite {
  /** Its address, with a slash at its end. */
  readonly address: string;
  readonly folder: string;
  /** Replaces text in a page and publishes that as a new build. */
  readonly renew: (file: string, from: string, to: string) => Promise<void>;
  /** Stops answering, as a network that is gone. */
  readonly stop: () => Promise<void>;
  readonly delete: () => Promise<void>;
}

/** The folder and the base path of the site that the browser tests use. */
const BUILT = path.resolve(ROOT, process.env['OUT_DIR'] ?? 'dist-base');
const base = process.env['BASE'] ?? '/some-repository/';

/** Copies the site and serves it at a free port. */
export async function ownSite(): Promise<OwnSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  cpSync(BUILT, folder, { recursive: true });
  const server = createSiteServer({ folder, base });
  await listen(server, 0, 1);
  const chapters = BOOK.chapters
    .map(({ slug, meta }) => ({ slug, title: meta.title }))
    .filter(({ slug }) => existsSync(path.join(folder, slug)));
  return {
    address: `http://127.0.0.1:${portOf(server)}${base}`,
    folder,
    renew: async (file, from, to) => {
      const page = path.join(folder, file);
      writeFileSync(page, readFileSync(page, 'utf8').replaceAll(from, to));
      await writeOffline({ folder, base, chapters });
    },
    stop: () => stop(server),
    delete: async () => {
      await stop(server);
      rmSync(folder, { recursive: true });
    },
  };
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
