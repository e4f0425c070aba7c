import { expect, it } from 'vitest';
import type { StoreProblem } from '../../offline/pack-store.ts';
import type { Situation } from './situation.ts';
import { footText, statusText } from './words.ts';

/** Two chapters of 1.5 MB and the rest of 0.44 MB, of which the first `count` are stored. */
function on(
  count: number,
  more: Partial<{ isStoring: boolean; isThrifty: boolean; problem: StoreProblem }> = {},
): Situation {
  const parts = [
    { name: 'Frame', kind: 'shell', bytes: 0.44e6 },
    { name: 'One', kind: 'chapter', bytes: 1.5e6 },
    { name: 'Two', kind: 'chapter', bytes: 1.5e6 },
  ] as const;
  const packs = parts.map((part, place) => ({ ...part, isStored: place < count }));
  const { isStoring = false, isThrifty = false, problem = null } = more;
  return { kind: 'on', progress: { packs, problem }, isStoring, isThrifty };
}

it.each<[Situation, string]>([
  [{ kind: 'starting' }, ''],
  [{ kind: 'lacking' }, '(not possible in this browser)'],
  [{ kind: 'off' }, '(nothing is stored)'],
  [on(3), '(2 of 2 chapters stored, 3.4 MB)'],
  [on(2), '(1 of 2 chapters stored, 1.9 of 3.4 MB)'],
  [on(2, { isStoring: true }), '(storing, 1 of 2 chapters, 1.9 of 3.4 MB)'],
])('adds to the foot of a page, case %#, what is stored', (situation, text) => {
  expect(footText(situation)).toBe(text);
});

it.each<[Situation, string]>([
  [on(3), '2 of 2 chapters stored, 3.4 MB. The whole site works without a network.'],
  [
    on(1, { isStoring: true }),
    'Storing, 0 of 2 chapters, 0.4 of 3.4 MB. You can read on, or leave: it goes on at the next visit.',
  ],
  [
    on(1, { isThrifty: true }),
    '0 of 2 chapters stored, 0.4 of 3.4 MB. Your device saves data, so the rest waits until you ask for it.',
  ],
  [
    on(1, { problem: 'network' }),
    '0 of 2 chapters stored, 0.4 of 3.4 MB. The network is gone; the rest follows when it is back.',
  ],
  [
    on(1, { problem: 'full' }),
    '0 of 2 chapters stored, 0.4 of 3.4 MB. The browser gave no more room. Free some space on the device, then store the rest.',
  ],
  [
    on(1, { problem: 'changed' }),
    '0 of 2 chapters stored, 0.4 of 3.4 MB. The site was renewed meanwhile. Load the page again, and the newer version is stored.',
  ],
])('says on its own page, case %#, how it stands and what to do', (situation, text) => {
  expect(statusText(situation)).toBe(text);
});

it.each(['insecure', 'lacking', 'refused', 'off'] as const)('explains "%s" in a sentence', (kind) => {
  expect(statusText({ kind })).toMatch(/^Nothing is stored[:,] .+\.$/);
});
