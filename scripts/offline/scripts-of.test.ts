import { expect, it } from 'vitest';
import { scriptsOf } from './scripts-of.ts';

it('finds what a page loads at once, what that imports, and what it imports later', () => {
  const files = new Map([
    ['offline/index.html', '<script type="module" src="/base/_astro/page.js"></script><script>inline</script>'],
    [
      '_astro/page.js',
      'import{a}from"./shared.js";const later=()=>import(`./start.js`);import(`${folder}pagefind.js`)',
    ],
    ['_astro/start.js', 'import"./shared.js"'],
    ['_astro/shared.js', 'import"./page.js";export const a=1'],
  ]);
  const read = (file: string) => files.get(file) ?? expect.fail(file);
  expect([...scriptsOf('offline/index.html', { base: '/base/', read })]).toEqual([
    '_astro/page.js',
    '_astro/shared.js',
    '_astro/start.js',
  ]);
});
