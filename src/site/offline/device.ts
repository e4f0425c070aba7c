import { cachePrefix } from '../../offline/pack-store.ts';

/** Why nothing can be stored here, as far as the browser says without being asked; null where it may be possible. */
export function obstacle(): 'insecure' | 'lacking' | null {
  if (!window.isSecureContext) return 'insecure';
  const hasAll = 'serviceWorker' in navigator && 'caches' in window && 'DecompressionStream' in window;
  return hasAll ? null : 'lacking';
}

/** Whether the device asks to be spared: it saves data, or its network is very slow. */
export function isThrifty(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  if (typeof connection !== 'object' || connection === null) return false;
  const saves = 'saveData' in connection && connection.saveData === true;
  const isSlow = 'effectiveType' in connection && /2g$/.test(String(connection.effectiveType));
  return saves || isSlow;
}

/** Waits until the browser is idle. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200); // Safari has no such call
  });
}

/** Deletes what is stored of the site at the address `scope`. */
export async function deleteStored(scope: string): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(cachePrefix(scope))).map((name) => caches.delete(name)));
}
