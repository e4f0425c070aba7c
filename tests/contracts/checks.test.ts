import { describe, expect, it } from 'vitest';
import { isCheck, runCheck, type Check } from '../../src/core/check.ts';

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  ['../../src/checks/*.ts', '!../../src/checks/*.test.ts'],
  { eager: true },
);
const chapters = Object.entries(modules).map(([file, exports]) => [slugOf(file), checksIn(exports)] as const);

function slugOf(file: string): string {
  return file.replace(/^.*\/|\.ts$/g, '');
}

function checksIn(exports: Readonly<Record<string, unknown>>): readonly (readonly [string, Check])[] {
  return Object.entries(exports).flatMap(([name, check]) => (isCheck(check) ? [[name, check] as const] : []));
}

it('finds the checks', () => {
  expect(chapters.length).toBeGreaterThan(0);
});

describe.each(chapters)('every equation of the chapter %s', (_slug, checks) => {
  it.each(checks)('%s holds within its tolerance', (_, check) => {
    expect(runCheck(check)).toMatchObject({ passed: true });
  });

  it.each(checks)('%s says how it was checked in one sentence', (_, { method }) => {
    expect(method).toMatch(/^[A-Z].*[^.]\.$/s);
  });

  it.each(checks)('%s measures the same error again', (_, { error }) => {
    expect(error()).toBe(error());
  });
});
