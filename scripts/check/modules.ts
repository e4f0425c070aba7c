import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { foldersIn, textOf } from '../../src/book/files.ts';
import { placeAt } from '../../src/book/place.ts';
import { isCheck } from '../../src/core/check.ts';
import { isRecord } from '../../src/core/record.ts';
import type { Params } from '../../src/core/model.ts';
import type { Issue } from '../../src/book/types.ts';
import type { Modules, NamedCheck } from './rule.ts';

/** Imports the checks and the models of the explorables under a root, and lists its problems. */
export async function loadModules(root: string): Promise<Modules> {
  const checks = await Promise.all(checkFiles(root).map((file) => loadChecks(root, file)));
  const explorables = await Promise.all(foldersIn(root, 'src/explorables').map((id) => loadParams(root, id)));
  return {
    checks: new Map(checks.map(({ slug, found }) => [slug, found])),
    explorables: new Map(explorables.map(({ id, params }) => [id, params])),
    problems: foldersIn(root, 'src/problems'),
    issues: [...checks.flatMap(({ issues }) => issues), ...explorables.flatMap(({ issues }) => issues)],
  };
}

function checkFiles(root: string): readonly string[] {
  const names = readdirSync(path.join(root, 'src/checks'));
  return names.filter((name) => /(?<!\.test)\.ts$/.test(name)).map((name) => `src/checks/${name}`);
}

interface LoadedChecks {
  readonly slug: string;
  readonly found: readonly NamedCheck[];
  readonly issues: readonly Issue[];
}

async function loadChecks(root: string, file: string): Promise<LoadedChecks> {
  const slug = path.basename(file, '.ts');
  const { exports, issues } = await load(root, file);
  const source = textOf(root, file) ?? '';
  const found = Object.entries(exports).flatMap(([name, check]) =>
    isCheck(check) ? [{ name, check, place: placeAt(file, source, Math.max(0, source.indexOf(`const ${name}`))) }] : [],
  );
  return { slug, found, issues };
}

interface LoadedParams {
  readonly id: string;
  readonly params: Params;
  readonly issues: readonly Issue[];
}

async function loadParams(root: string, id: string): Promise<LoadedParams> {
  const file = `src/explorables/${id}/model.ts`;
  const { exports, issues } = await load(root, file);
  const model = exports['model'];
  if (isModel(model)) return { id, params: model.params, issues };
  const missing = fileIssue(file, 'the file exports no model', 'write `export const model = defineModel({ … })`');
  return { id, params: {}, issues: issues.length > 0 ? issues : [missing] };
}

interface Loaded {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

async function load(root: string, file: string): Promise<Loaded> {
  try {
    const exports: unknown = await import(pathToFileURL(path.join(root, file)).href);
    return { exports: isRecord(exports) ? exports : {}, issues: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      exports: {},
      issues: [fileIssue(file, `the file cannot be imported: ${message}`, 'mend it until `npm test` imports it')],
    };
  }
}

function fileIssue(file: string, problem: string, remedy: string): Issue {
  return { place: { file, line: 1, column: 1 }, problem, remedy };
}

function isModel(value: unknown): value is { readonly params: Params } {
  return isRecord(value) && isRecord(value['params']);
}
