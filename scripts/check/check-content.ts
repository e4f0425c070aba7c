import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Issue } from '../../src/book/types.ts';
import { isRecord } from '../../src/core/record.ts';
import { createContext } from './context.ts';
import { loadModules } from './modules.ts';
import type { CheckContext, Rule } from './rule.ts';

/** Holds the content under a root to every law in `rules/`. */
export async function checkContent(root: string): Promise<readonly Issue[]> {
  const [rules, modules] = await Promise.all([loadRules(), loadModules(root)]);
  return applyRules(rules, createContext(root, modules));
}

/** What the laws find, in the order of the files and lines. */
export function applyRules(rules: readonly Rule[], context: CheckContext): readonly Issue[] {
  return rules.flatMap((rule) => rule.check(context)).sort(byPlace);
}

/** Every law: a file in `rules/` that exports a `rule`. Throws for a file there that exports none. */
export async function loadRules(): Promise<readonly Rule[]> {
  const folder = path.join(import.meta.dirname, 'rules');
  const names = readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name));
  return Promise.all(names.sort().map((name) => loadRule(path.join(folder, name))));
}

async function loadRule(file: string): Promise<Rule> {
  const exports: unknown = await import(pathToFileURL(file).href);
  if (isRecord(exports) && isRule(exports['rule'])) return exports['rule'];
  throw new Error(`${file} must export a rule`);
}

function isRule(value: unknown): value is Rule {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['check'] === 'function';
}

function byPlace({ place: a }: Issue, { place: b }: Issue): number {
  return a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column;
}
