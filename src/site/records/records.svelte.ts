import { dayOf } from '../../study/day.ts';
import type { Log } from '../../study/log.ts';
import { readRecordFile, recordFile } from '../../study/record-file.ts';
import type { StoredRecords } from '../../study/stored-records.ts';
import { tallyOf } from '../../study/tally.ts';
import { mergedText, recordsText, refusals } from './words.ts';

/** The world around the page. */
export interface RecordsNeeds {
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Gives the reader a file. */
  readonly save: (name: string, text: string) => void;
  /** Notes for other pages that this device has reviews. */
  readonly markReviewed: () => void;
  /** Removes what pages noted beside the log. */
  readonly forgetNotes: () => void;
  readonly safety: Safety;
}

/** Whether the browser promised not to remove what the site stored; null where it does not say. */
export interface Safety {
  readonly state: () => Promise<boolean | null>;
  /** Asks it to promise. */
  readonly ask: () => Promise<boolean | null>;
}

/** What the reader is told of the last thing that was done. */
export interface Told {
  readonly kind: 'done' | 'refused';
  readonly text: string;
}

/** The most that is read of a file: a hundred times what a reader writes in a year. */
const MOST_BYTES = 200e6;

/** The state of the page of records: what is stored, and what became of the last thing that was asked. */
export class Records {
  readonly #needs: RecordsNeeds;
  #stored: StoredRecords | null = $state.raw(null);
  #told: Told | null = $state.raw(null);
  #isSafe: boolean | null = $state(null);
  /** Whether the log was read, well or not. */
  isRead = $state(false);
  /** Whether the reader is being asked if all should be deleted. */
  isAsking = $state(false);

  /** Null where the log could not be read. */
  readonly tally = $derived(this.#stored === null ? null : tallyOf(this.#stored));
  readonly bytes = $derived(this.#stored === null ? 0 : new TextEncoder().encode(recordFile(this.#stored, 0)).length);

  constructor(needs: RecordsNeeds) {
    this.#needs = needs;
  }

  /** Reads the log, and again at each change of it in whatever tab; what it gives back ends that. */
  async begin(): Promise<() => void> {
    await this.refresh();
    this.#isSafe = await this.#needs.safety.state();
    return this.#needs.log.subscribe(() => void this.refresh());
  }

  readonly refresh = async (): Promise<void> => {
    this.#stored = await this.#needs.log.everything().catch(() => null);
    this.isRead = true;
  };

  get told(): Told | null {
    return this.#told;
  }

  get isSafe(): boolean | null {
    return this.#isSafe;
  }

  /** Whether what is written outlasts this visit. */
  get isKept(): boolean {
    return this.#needs.log.isKept();
  }

  get notices(): readonly string[] {
    return this.#needs.log.notices();
  }

  /** Gives the reader a file with all that is stored. */
  readonly export = (): void => {
    if (this.#stored === null) return;
    const now = this.#needs.now();
    const name = `dnn-review-records-${dayOf(now)}.json`;
    this.#needs.save(name, recordFile(this.#stored, now));
    this.#told = { kind: 'done', text: `${recordsText(this.tally?.total ?? 0)} went into the file ${name}.` };
  };

  /** Adds what a file holds and the log does not; where anything is wrong with the file, nothing. */
  readonly import = async (file: Blob): Promise<void> => {
    this.#told = await this.#imported(file);
    await this.refresh();
  };

  async #imported(file: Blob): Promise<Told> {
    if (file.size > MOST_BYTES) return refused('foreign');
    const text = await file.text().catch(() => null);
    if (text === null) return refused('closed');
    const records = readRecordFile(text);
    if (typeof records === 'string') return refused(records);
    const added = await this.#needs.log.merge(records).catch(() => null);
    if (added === null) return refused('full');
    if (records.entries.some(({ kind }) => kind === 'review')) this.#needs.markReviewed();
    return { kind: 'done', text: mergedText(added, records.entries.length) };
  }

  /** Asks once before anything is deleted. */
  readonly ask = (): void => {
    this.isAsking = true;
  };

  readonly keep = (): void => {
    this.isAsking = false;
  };

  readonly delete = async (): Promise<void> => {
    this.isAsking = false;
    try {
      await this.#needs.log.clear();
      this.#needs.forgetNotes();
      this.#told = { kind: 'done', text: 'Everything was deleted.' };
    } catch {
      this.#told = refused('kept');
    }
    await this.refresh();
  };

  /** Asks the browser to promise that it removes nothing by itself. */
  readonly askForSafety = async (): Promise<void> => {
    this.#isSafe = await this.#needs.safety.ask();
    if (this.#isSafe !== true)
      this.#told = { kind: 'refused', text: 'The browser did not agree. An exported file is the safe copy.' };
  };
}

function refused(why: keyof typeof refusals): Told {
  return { kind: 'refused', text: refusals[why] };
}
