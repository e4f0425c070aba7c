import { expect, it } from 'vitest';
import type { Tally } from '../../study/tally.ts';
import { mergedText, refusals, safetyText, tallyLines, tallyText } from './words.ts';

const tally: Tally = {
  kinds: new Map([
    ['retract', 1],
    ['review', 40],
  ]),
  unknown: 2,
  damaged: 0,
  total: 43,
  days: { first: '2026-11-03', last: '2026-11-23' },
};

it('names what is stored kind by kind, and leaves out what there is none of', () => {
  expect(tallyLines(tally)).toEqual([
    { name: 'Cards recalled', count: 40 },
    { name: 'Taken back', count: 1 },
    { name: 'Written by a newer version of the site', count: 2 },
  ]);
});

it.each([
  [tally.days, 900, '43 records, from November 3 to November 23, 2026, 900 bytes'],
  [{ first: '2025-12-30', last: '2026-01-02' }, 12_400, '43 records, from December 30, 2025 to January 2, 2026, 12 kB'],
  [{ first: '2026-11-03', last: '2026-11-03' }, 2_000_000, '43 records, all of November 3, 2026, 2 MB'],
  [null, 1_230_000, '43 records, 1.2 MB'],
])('says how much is stored, since when: %#', (days, bytes, text) => {
  expect(tallyText({ ...tally, days }, bytes)).toBe(text);
});

it.each([
  [12, 42, '12 records were added. 30 were here already.'],
  [1, 2, '1 record was added. 1 was here already.'],
  [2, 2, '2 records were added.'],
  [0, 42, 'Everything in this file was here already (42 records), so nothing was changed.'],
  [0, 0, 'This file holds no records, so nothing was changed.'],
])('says what an import of %d new among %d did', (added, total, text) => {
  expect(mergedText(added, total)).toBe(text);
});

it('says why an import or a deletion did nothing, and what to do', () => {
  expect(refusals).toMatchInlineSnapshot(`
    {
      "closed": "The browser could not open this file, so nothing was changed. Choose it again.",
      "damaged": "This file is damaged: a part is missing or was changed. Nothing was changed here. Choose another copy of it, or export it once more where it came from.",
      "foreign": "This file holds no records of this site, so nothing was changed. Choose a file that was exported here; its name begins with “dnn-review-records”.",
      "full": "This device could not store the records of this file, so nothing was changed. Reload the page and import the file again; if that fails too, free some space on the device first.",
      "kept": "The records could not be deleted. Reload the page and try again, or delete this site’s data in the settings of the browser.",
      "newer": "This file was written by a newer version of this site, so nothing was changed. Reload the page to get that version, then import the file again.",
    }
  `);
});

it('says what the browser promised, if it says so itself', () => {
  expect([null, true, false].map(safetyText)).toMatchInlineSnapshot(`
    [
      "",
      "This browser has agreed not to remove them by itself.",
      "This browser may remove them by itself when the device runs out of space.",
    ]
  `);
});
