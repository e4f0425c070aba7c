import type { Desk } from '../study/desk.ts';
import { stamp, type Stamp } from '../study/event.ts';
import { openDeviceLog } from '../study/indexed-db.ts';

/** The desk at which cards and problems of this page write: the device's log, its clock and its dice, opened once. */
export function openDesk(): Promise<Desk> {
  desk ??= openDeviceLog().then((log) => ({ log, now: Date.now, stamp: stampNow }));
  return desk;
}

let desk: Promise<Desk> | null = null;

function stampNow(): Stamp {
  return stamp(Date.now(), [...crypto.getRandomValues(new Uint32Array(2))]);
}
