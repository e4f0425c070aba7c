import { stamp, type Stamp } from './event.ts';
import { openDeviceLog } from './indexed-db.ts';
import type { Log } from './log.ts';

/** What practice needs of the world around it: a place to write, and a clock. */
export interface Desk {
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The stamp of an event that happens now. */
  readonly stamp: () => Stamp;
}

/** The desk of this page: the device's log, its clock and its randomness, opened once and shared. */
export function openDesk(): Promise<Desk> {
  desk ??= openDeviceLog().then((log) => ({ log, now: Date.now, stamp: stampNow }));
  return desk;
}

let desk: Promise<Desk> | null = null;

function stampNow(): Stamp {
  return stamp(Date.now(), [...crypto.getRandomValues(new Uint32Array(2))]);
}
