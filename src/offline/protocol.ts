import type { PackKind } from './manifest.ts';
import type { StoreProblem } from './pack-store.ts';

/** What a page asks of the worker: what is stored; to store one archive more; to take over from the older build. */
export type Request = 'progress' | 'store' | 'take over';

/** The worker's answer. */
export interface Progress {
  readonly packs: readonly PackProgress[];
  /** Why the last archive could not be stored, or null. */
  readonly problem: StoreProblem | null;
}

/** One archive, as the reader is told of it. */
export interface PackProgress {
  readonly name: string;
  readonly kind: PackKind;
  readonly bytes: number;
  readonly isStored: boolean;
}

const REQUESTS: readonly unknown[] = ['progress', 'store', 'take over'] satisfies readonly Request[];

/** Whether a message is a request of a page. */
export function isRequest(message: unknown): message is Request {
  return REQUESTS.includes(message);
}

/** Whether a message is the worker's answer. */
export function isProgress(message: unknown): message is Progress {
  return (
    typeof message === 'object' &&
    message !== null &&
    'packs' in message &&
    Array.isArray(message.packs) &&
    'problem' in message
  );
}
