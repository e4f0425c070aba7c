import { isCheck, runCheck, type Check, type CheckResult } from '../core/check.ts';
import { declarationOf } from './declaration.ts';

/** A check of a chapter with what it measured and where it is written. */
export interface ExecutedCheck extends CheckResult {
  readonly name: string;
  readonly method: string;
  /** The source of this check alone, as in its file; the whole file where it is not declared on its own. */
  readonly source: string;
}

const modules = import.meta.glob<Record<string, unknown>>(['../checks/*.ts', '!**/*.test.ts'], { eager: true });
const sources = import.meta.glob<string>(['../checks/*.ts', '!**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const executed = new Map<string, readonly ExecutedCheck[]>();

/** Runs all checks of a chapter, once for each build; a failed one stops the build. */
export function checksOf(slug: string): readonly ExecutedCheck[] {
  const known = executed.get(slug);
  if (known) return known;
  const results = Object.entries(modules[`../checks/${slug}.ts`] ?? {}).flatMap(([name, value]) =>
    isCheck(value) ? [execute({ slug, name, check: value })] : [],
  );
  executed.set(slug, results);
  return results;
}

/** The result of one check. Throws when the chapter has no check of that name. */
export function checkNamed(slug: string, name: string): ExecutedCheck {
  const found = checksOf(slug).find((check) => check.name === name);
  if (!found) throw new Error(`src/checks/${slug}.ts has no check "${name}"`);
  return found;
}

/** The whole source of a chapter's checks. */
export function checkFile(slug: string): string {
  return sources[`../checks/${slug}.ts`] ?? '';
}

function execute({ slug, name, check }: { slug: string; name: string; check: Check }): ExecutedCheck {
  const result = runCheck(check);
  if (!result.passed) {
    throw new Error(`src/checks/${slug}.ts: "${name}" measured ${result.error}, tolerance ${result.tolerance}`);
  }
  const file = checkFile(slug);
  return { ...result, name, method: check.method, source: declarationOf(file, name) ?? file };
}
