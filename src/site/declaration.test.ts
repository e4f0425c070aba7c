import { expect, it } from 'vitest';
import { declarationOf } from './declaration.ts';

const FILE = `import { range } from '../core/array.ts';

const STEP = 1e-3;

/** A bound. */
export const boundOfGain: Check = {
  method: 'Both; sides.',
  error: () => 0,
};

/**
 * The gain.
 *
 * Of a network.
 */
export const bound: Check = {
  error: () => {
    return STEP;
  },
};
export const alias = bound;

function helper() {}
`;

it('takes a constant with the comment above it, up to its own end', () => {
  expect(declarationOf(FILE, 'bound')).toBe(
    FILE.slice(FILE.indexOf('/**\n'), FILE.indexOf('export const alias')).trim(),
  );
  expect(declarationOf(FILE, 'alias')).toBe('export const alias = bound;');
});

it('is not led astray by a longer name, or by a semicolon inside', () => {
  expect(declarationOf(FILE, 'boundOfGain')).toBe(
    "/** A bound. */\nexport const boundOfGain: Check = {\n  method: 'Both; sides.',\n  error: () => 0,\n};",
  );
});

it('finds nothing for what the file keeps to itself or declares in another way', () => {
  expect([declarationOf(FILE, 'STEP'), declarationOf(FILE, 'helper'), declarationOf(FILE, 'boun')]).toEqual([
    null,
    null,
    null,
  ]);
});
