import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../run.ts';
import { WORDS } from './words.ts';

it('knows the words that a page hands to its text, and the three that Markdown makes links of', () => {
  const source = readFileSync(path.join(ROOT, 'src/site/words/index.ts'), 'utf8');
  const handed = /export const words = \{([^}]*)\}/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  expect(Object.keys(WORDS).sort()).toEqual([...handed, 'Eq', 'Fig', 'Term'].sort());
});
