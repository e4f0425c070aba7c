import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grades, type StudyEvent } from './event.ts';
import { createVisitLog } from './log.ts';
import { readRecordFile, recordFile } from './record-file.ts';
import type { Entry, StoredRecords } from './stored-records.ts';

const AT = Date.UTC(2026, 10, 23, 12);
const review: StudyEvent = { v: 1, id: 'a', at: 1, kind: 'review', card: 'rnn/loop', grade: 'good' };
const newer: Entry = { v: 2, id: 'b', mood: 'bright' };
const records: StoredRecords = { entries: [review, newer], damaged: [{ id: 'x', at: 'yesterday' }] };

/** Any entries of few ids, so that many meet; some of a newer version. */
const anyEntry = fc.oneof(
  fc.record({
    v: fc.constant(1 as const),
    id: fc.stringMatching(/^[a-f]$/),
    at: fc.nat(),
    kind: fc.constant('review' as const),
    card: fc.constantFrom('rnn/loop', 'cnn/“pool” \u2028'),
    grade: fc.constantFrom(...grades),
  }),
  fc.record({ v: fc.constant(2), id: fc.stringMatching(/^[d-h]$/), anything: fc.jsonValue() }),
);
const anyRecords = fc.record({ entries: fc.array(anyEntry), damaged: fc.array(fc.jsonValue(), { maxLength: 3 }) });

/** A file read back, for the tests in which it must be good. */
function reread(text: string): StoredRecords {
  const read = readRecordFile(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

async function logOf(given: StoredRecords) {
  const log = createVisitLog();
  await log.merge(given);
  return log;
}

it('writes records with a version, the time and a checksum, one entry on a line', () => {
  expect(recordFile(records, AT)).toMatchInlineSnapshot(`
    "{
    "format": "dnn-review-records",
    "version": 1,
    "exported": "2026-11-23T12:00:00.000Z",
    "checksum": "56eb1508",
    "entries": [
    {"v":1,"id":"a","at":1,"kind":"review","card":"rnn/loop","grade":"good"},
    {"v":2,"id":"b","mood":"bright"}
    ],
    "damaged": [
    {"id":"x","at":"yesterday"}
    ]
    }
    "
  `);
});

it('reads what it wrote, whatever the records are', () => {
  const check = fc.property(anyRecords, (given) => {
    expect(reread(recordFile(given, AT))).toEqual(JSON.parse(JSON.stringify(given)));
  });
  fc.assert(check);
});

it('holds in words what JSON cannot: a damaged value may be anything', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const read = reread(recordFile({ entries: [], damaged: [cycle, 7n, undefined] }, AT));
  expect(read.damaged).toEqual(['[object Object]', '7', null]);
});

it('reads a file that a program laid out anew', () => {
  const file: unknown = JSON.parse(recordFile(records, AT));
  expect(reread(`\uFEFF${JSON.stringify(file, null, 4)}`)).toEqual(records);
});

describe('merging', () => {
  it('loses nothing: what was there stays as it was, and every id of the file is there', async () => {
    const check = fc.asyncProperty(anyRecords, anyRecords, async (here, there) => {
      const log = await logOf(here);
      const before = await log.everything();
      await log.merge(reread(recordFile(await (await logOf(there)).everything(), AT)));
      const after = await log.everything();
      expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
      const ids = new Set([...here.entries, ...there.entries].map(({ id }) => id));
      expect(after.entries.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const texts = (given: StoredRecords) => given.damaged.map((value) => JSON.stringify(value));
      expect(new Set(texts(after))).toEqual(new Set([...texts(here), ...texts(there)]));
    });
    await fc.assert(check);
  });

  it('changes nothing the second time', async () => {
    const check = fc.asyncProperty(anyRecords, anyRecords, async (here, there) => {
      const log = await logOf(here);
      const file = recordFile(there, AT);
      await log.merge(reread(file));
      const once = await log.everything();
      expect(await log.merge(reread(file))).toBe(0);
      expect(await log.everything()).toEqual(once);
    });
    await fc.assert(check);
  });

  it('gives the number of entries that were new', async () => {
    const log = await logOf({ entries: [review], damaged: [] });
    expect(await log.merge(records)).toBe(1);
  });
});

describe('a file is refused', () => {
  it.each([
    ['that is no JSON', 'Dear diary'],
    ['that is empty', ''],
    ['that is something else', '{"format":"my-records","version":1,"entries":[]}'],
    ['that is a list', '[1, 2, 3]'],
  ])('%s', (_what, text) => {
    expect(readRecordFile(text)).toBe('foreign');
  });

  it('of a newer version, whatever else it holds', () => {
    expect(readRecordFile('{"format":"dnn-review-records","version":2,"packed":"…"}')).toBe('newer');
  });

  it('that was cut off anywhere after its first line', () => {
    const whole = recordFile(records, AT);
    const cuts = fc.integer({ min: 40, max: whole.trimEnd().length - 1 });
    fc.assert(fc.property(cuts, (end) => readRecordFile(whole.slice(0, end)) === 'damaged'));
  });

  it('in which a letter of an entry was changed', () => {
    const whole = recordFile(records, AT);
    const places = fc.integer({ min: whole.indexOf('"entries"') + 12, max: whole.indexOf('"damaged"') - 5 });
    const check = fc.property(places, fc.constantFrom('0', 'x', '"', '}', ' '), (place, letter) => {
      fc.pre(whole[place]?.trim() !== letter.trim());
      const read = readRecordFile(whole.slice(0, place) + letter + whole.slice(place + 1));
      // A space in place of a line's end says the same.
      return read === 'damaged' || (letter === ' ' && JSON.stringify(read) === JSON.stringify(records));
    });
    fc.assert(check);
  });

  it('whose checksum is right over an entry that is none', () => {
    const forged = recordFile({ entries: [review], damaged: [] }, AT);
    const nameless = recordFile({ entries: [], damaged: [{ ...review, id: '' }] }, AT);
    const swapped = nameless.replace('"entries": []', '"entries": X').replace('"damaged": ', '"entries": ');
    expect(readRecordFile(swapped.replace('"entries": X', '"damaged": []'))).toBe('damaged');
    expect(reread(forged).entries).toEqual([review]);
  });
});
