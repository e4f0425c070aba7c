import type { Stamp } from './event.ts';
import type { Log } from './log.ts';

/** What practice needs of the world around it: a place to write, and a clock. */
export interface Desk {
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The stamp of an event that happens now. */
  readonly stamp: () => Stamp;
}
