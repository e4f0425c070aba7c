import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Issue } from '../src/book/types.ts';
import { readFences, type Fence } from './diagrams/fences.ts';
import { report } from './check/report.ts';
import { auditDiagrams, widthIssue, type Audit } from './diagrams/audit.ts';
import { openRenderer } from './diagrams/renderer.ts';
import { ROOT } from './run.ts';

/*
 * npm run diagrams             draws what is missing into content/diagrams and deletes what nothing uses
 * npm run diagrams -- --check  fails when anything is missing or unused; needs no browser
 */

const FOLDER = path.join(ROOT, 'content/diagrams');

process.exitCode = await main();

async function main(): Promise<number> {
  const { fences, issues } = readFences(ROOT);
  if (issues.length > 0) return exitCode(issues);
  mkdirSync(FOLDER, { recursive: true });
  const audit = auditDiagrams(fences, drawnHashes());
  return exitCode(process.argv.includes('--check') ? audit.issues : await update(audit, fences.length));
}

function drawnHashes(): readonly string[] {
  return readdirSync(FOLDER).flatMap((file) => (file.endsWith('.svg') ? [file.slice(0, -'.svg'.length)] : []));
}

async function update({ missing, unused }: Audit, total: number): Promise<readonly Issue[]> {
  for (const hash of unused) rmSync(file(hash));
  const issues = missing.length > 0 ? await drawAll(missing) : [];
  const drawn = missing.length - issues.length;
  console.log(`diagrams: ${total} in the text, ${drawn} drawn, ${unused.length} no longer used and removed`);
  return issues;
}

async function drawAll(fences: readonly Fence[]): Promise<readonly Issue[]> {
  const renderer = await openRenderer();
  const issues: Issue[] = [];
  for (const fence of fences) {
    const issue = await drawOne(fence, renderer.render);
    if (issue) issues.push(issue);
  }
  await renderer.close();
  return issues;
}

async function drawOne({ hash, source, place }: Fence, render: (hash: string, source: string) => Promise<string>) {
  try {
    const svg = await render(hash, source);
    const issue = widthIssue(svg, place);
    if (!issue) writeFileSync(file(hash), `${svg}\n`);
    return issue;
  } catch (error) {
    return unreadable(error, place);
  }
}

function unreadable(error: unknown, place: Fence['place']): Issue {
  const [reason = ''] = (error instanceof Error ? error.message : String(error))
    .replace(/^page\.evaluate: (Error: )?/, '')
    .split('\n    at ');
  return { place, problem: `the diagram cannot be drawn: ${reason}`, remedy: 'mend what the message points at' };
}

function file(hash: string): string {
  return path.join(FOLDER, `${hash}.svg`);
}

function exitCode(issues: readonly Issue[]): number {
  if (issues.length > 0) console.error(report(issues));
  return issues.length > 0 ? 1 : 0;
}
