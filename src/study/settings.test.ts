import { expect, it } from 'vitest';
import type { StudyEvent } from './event.ts';
import { settingsOf } from './settings.ts';

const first: StudyEvent = { v: 1, id: 'a', at: 1, kind: 'setting', name: 'exam', value: '2026-12-01' };
const moved: StudyEvent = { v: 1, id: 'b', at: 2, kind: 'setting', name: 'exam', value: '2026-12-08' };
const minutes: StudyEvent = { v: 1, id: 'c', at: 3, kind: 'setting', name: 'minutes', value: 45 };

it('knows no exam and no time to study before they are set', () => {
  expect(settingsOf([])).toEqual({ exam: null, minutes: null });
});

it('goes by the last of each setting, in whatever order they are read', () => {
  expect(settingsOf([moved, minutes, first])).toEqual({ exam: '2026-12-08', minutes: 45 });
});

it('goes by the greater id where two were set at one time', () => {
  expect(settingsOf([{ ...moved, at: 1 }, first]).exam).toBe('2026-12-08');
});

it('forgets a setting that was unset, and returns to the one before where it was taken back', () => {
  expect(settingsOf([first, { ...moved, value: null }]).exam).toBeNull();
  expect(settingsOf([first, moved, { v: 1, id: 'd', at: 4, kind: 'retract', of: 'b' }]).exam).toBe('2026-12-01');
});
