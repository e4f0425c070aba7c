import { runCheck, type Check, type CheckResult } from '../core/check.ts';

/** A check of a chapter with what it measured and where it is written. */
export interface ExecutedCheck extends CheckResult {
  readonly name: string;
  readonly method: string;
  /** The source of this check alone, as in its file. */
  readonly source: string;
}

const modules = import.meta.glob<Record<string, unknown>>(['../checks/*.ts', '!**/*.test.ts'], { eager: true });
const sources = import.meta.glob<string>(['../checks/*.ts', '!**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const executed = new Map<string, readonly ExecutedCheck[]>();

/** The address of a chapter's checks, without the base path. */
export function checksPath(slug: string): string {
  return `/${slug}/checks/`;
}

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

/** A measured error in two significant digits, as the two parts of "2.4 × 10^-10"; an exact agreement is "0" without a power. */
export function readableError(error: number): { readonly mantissa: string; readonly exponent: string | null } {
  if (error === 0) return { mantissa: '0', exponent: null };
  const [mantissa = '', exponent = ''] = error.toExponential(1).split('e');
  return { mantissa, exponent: exponent.replace('+', '').replace('-', '\u2212') };
}

function execute({ slug, name, check }: { slug: string; name: string; check: Check }): ExecutedCheck {
  const result = runCheck(check);
  if (!result.passed) {
    throw new Error(`src/checks/${slug}.ts: "${name}" measured ${result.error}, tolerance ${result.tolerance}`);
  }
  return { ...result, name, method: check.method, source: declarationOf(name, checkFile(slug)) };
}

function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'error' in value && 'tolerance' in value && 'method' in value;
}

/** The text of `export const name = …;` with the comment above it; the whole file where the name is declared otherwise. */
function declarationOf(name: string, file: string): string {
  const lines = file.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`export const ${name}`));
  if (at < 0) return file;
  const end = lines.findIndex((line, index) => index >= at && /^\S.*;$|^[})\]]+;$/.test(line));
  let start = at;
  while (start > 0 && /^( \*|\/\*\*)/.test(lines[start - 1] ?? '')) start -= 1;
  return lines.slice(start, end + 1).join('\n');
}
