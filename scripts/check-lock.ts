import { readFileSync } from 'node:fs';
import path from 'node:path';
import { missingFromLock } from './lock.ts';
import { ROOT } from './run.ts';

/*
 * npm leaves a platform's package out of the lock file when its registry does not serve it, and says nothing;
 * `npm ci` then fails everywhere. So every optional dependency that is named must also be locked.
 */
const lock = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8');
const missing = missingFromLock(JSON.parse(lock));

if (missing.length === 0) console.log('lock file: every optional dependency is locked');
else {
  console.error(`package-lock.json lacks:\n  ${missing.join('\n  ')}`);
  console.error('Remedy: choose a version whose packages are all served, and lock anew from an empty node_modules.');
  process.exitCode = 1;
}
