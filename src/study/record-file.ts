import { crc32 } from '../core/crc32.ts';
import { isRecord } from '../core/record.ts';
import { sortEntries, valueText, type StoredRecords } from './stored-records.ts';

/** Why a file brings no records: it is no file of records, its text was changed or cut, or a newer site wrote it. */
export type Refusal = 'foreign' | 'damaged' | 'newer';

/**
 * Records as the text of a file, written at `at` (milliseconds since 1970): JSON with a version, and a checksum over
 * the values. One entry stands on each line, so that two files can be compared.
 */
export function recordFile({ entries, damaged }: StoredRecords, at: number): string {
  const values = { entries: list(entries), damaged: list(damaged) };
  return [
    '{',
    `"format": "${FORMAT}",`,
    `"version": ${VERSION},`,
    `"exported": "${new Date(at).toISOString()}",`,
    `"checksum": "${checksumOf(values)}",`,
    `"entries": ${values.entries},`,
    `"damaged": ${values.damaged}`,
    '}\n',
  ].join('\n');
}

/** The records of a file, or why it has none. The file counts as a whole: one wrong letter, and nothing of it does. */
export function readRecordFile(text: string): StoredRecords | Refusal {
  const file = parsed(text);
  if (!isRecord(file) || file['format'] !== FORMAT) return text.slice(0, HEAD).includes(FORMAT) ? 'damaged' : 'foreign';
  const { version, checksum, entries, damaged } = file;
  if (Number.isInteger(version) && version !== VERSION) return 'newer';
  if (!Array.isArray(entries) || !Array.isArray(damaged)) return 'damaged';
  if (checksum !== checksumOf({ entries: list(entries), damaged: list(damaged) })) return 'damaged';
  const sorted = sortEntries(entries);
  return sorted.damaged.length > 0 ? 'damaged' : { entries: sorted.entries, damaged };
}

const FORMAT = 'dnn-review-records';
const VERSION = 1;
/** A file that is cut off still has its first lines, with the name of the format in them. */
const HEAD = 100;

function list(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map(valueText).join(',\n')}\n]`;
}

/** Of the values, not of how they are laid out: a program that indents a file does it no harm. */
function checksumOf({ entries, damaged }: Readonly<Record<'entries' | 'damaged', string>>): string {
  return crc32(new TextEncoder().encode(entries + damaged))
    .toString(16)
    .padStart(8, '0');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
