import { isRecord } from '../../core/record.ts';

/** What the reader has put down for a paper. */
export interface Sheet {
  /** When the work began, in milliseconds since 1970. */
  readonly begun: number;
  /** When it was handed in; null while it is open. */
  readonly handed: number | null;
  /** Whether its answers are graded and in the log. */
  readonly isDone: boolean;
  /** What was typed, by item and blank: "rnn/problem/simple-rnn/dw"; the number of the chosen option; a text. */
  readonly answers: Readonly<Record<string, string>>;
  /** The points of a model answer that were had, counted from 0, by item. */
  readonly ticks: Readonly<Record<string, readonly number[]>>;
}

/** A sheet on which nothing stands. */
export function blankSheet(begun: number): Sheet {
  return { begun, handed: null, isDone: false, answers: {}, ticks: {} };
}

/** Where sheets are kept, by the text of their paper. */
export interface SheetStore {
  readonly read: (paper: string) => Sheet | null;
  /** Says whether it was kept. */
  readonly write: (paper: string, sheet: Sheet) => boolean;
  readonly remove: (paper: string) => void;
}

/** Under which keys sheets are kept, followed by the text of the paper. */
export const SHEET_KEY = 'dnn-exam:';

/**
 * Keeps sheets in the browser, so that a reload or a closed tab loses nothing.
 *
 * Only the last few that were written stay. Where storage is refused or full, `write` says so; what was not written
 * by this site, or is damaged, is no sheet.
 */
export function sheetStore(open: () => Storage): SheetStore {
  const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(open());
    } catch {
      return otherwise; // storage is refused or full
    }
  };
  return {
    read: (paper) => attempt((storage) => readSheet(storage.getItem(SHEET_KEY + paper)), null),
    write: (paper, sheet) =>
      attempt((storage) => {
        forgetOthers(storage, SHEET_KEY + paper);
        storage.setItem(SHEET_KEY + paper, JSON.stringify(sheet));
        return true;
      }, false),
    remove: (paper) => attempt((storage) => storage.removeItem(SHEET_KEY + paper), undefined),
  };
}

const MOST_SHEETS = 6;

/** Drops the sheets that were begun first, so that with this one there are not too many. */
function forgetOthers(storage: Storage, kept: string): void {
  const begun = (key: string) => readSheet(storage.getItem(key))?.begun ?? 0;
  const others = Array.from({ length: storage.length }, (_, index) => storage.key(index))
    .filter((key) => key !== null)
    .filter((key) => key.startsWith(SHEET_KEY) && key !== kept)
    .sort((a, b) => begun(b) - begun(a));
  for (const key of others.slice(MOST_SHEETS - 1)) storage.removeItem(key);
}

function readSheet(text: string | null): Sheet | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isSheet(value) ? value : null;
  } catch {
    return null;
  }
}

function isSheet(value: unknown): value is Sheet {
  if (!isRecord(value)) return false;
  const { begun, handed, isDone, answers, ticks } = value;
  if (typeof begun !== 'number' || !(handed === null || typeof handed === 'number')) return false;
  return typeof isDone === 'boolean' && isEach(answers, isText) && isEach(ticks, isPlaces);
}

function isEach(value: unknown, test: (entry: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(test);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isPlaces(value: unknown): boolean {
  return Array.isArray(value) && value.every((place) => Number.isInteger(place));
}
