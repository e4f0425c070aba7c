import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../src/core/record.ts';
import { createRng } from '../../src/core/rng.ts';
import { randomSettings } from '../../src/kit/random-settings.ts';
import { createRun } from '../../src/kit/run.ts';
import type { AnyModel, Settings } from '../../src/kit/settings.ts';

const SETTINGS = 100;
const REPEATS = 3;
const FRAME_BUDGET_MILLISECONDS = 8;
const folder = new URL('../../src/explorables/', import.meta.url);

interface Timing {
  readonly median: number;
  readonly worst: number;
}

/** Prints how long a slider move and a step of the timeline take in each figure, over random settings. */
async function main(): Promise<void> {
  const ids = readdirSync(fileURLToPath(folder)).sort();
  const rows = await Promise.all(ids.map(async (id) => [id, await timesOf(id)] as const));
  console.table(Object.fromEntries(rows.map(([id, { move, step }]) => [id, row(move, step)])));
  const slow = rows.filter(([, { move }]) => move.median > FRAME_BUDGET_MILLISECONDS).map(([id]) => id);
  if (slow.length === 0) return;
  throw new Error(`a slider move takes over ${FRAME_BUDGET_MILLISECONDS} ms in ${slow.join(', ')}`);
}

function row(move: Timing, step: Timing) {
  const round = (milliseconds: number) => Number(milliseconds.toFixed(2));
  return {
    'slider move, median ms': round(move.median),
    'slider move, worst ms': round(move.worst),
    'timeline move, median ms': round(step.median),
    'timeline move, worst ms': round(step.worst),
  };
}

async function timesOf(id: string): Promise<{ readonly move: Timing; readonly step: Timing }> {
  const model = await load(id);
  const rng = createRng(1);
  const last = model.steps?.most ?? 0;
  const runs = Array.from({ length: SETTINGS }, () => randomSettings(model.params, rng)).map((settings) => ({
    move: fastest(() => createRun(model, settings)(last)),
    step: stepTime(model, settings),
  }));
  // The first runs warm up the compiler.
  const warm = runs.slice(SETTINGS / 10);
  return { move: timing(warm.map(({ move }) => move)), step: timing(warm.map(({ step }) => step)) };
}

async function load(id: string): Promise<AnyModel> {
  const module: unknown = await import(new URL(`${id}/model.ts`, folder).href);
  if (isModule(module)) return module.model;
  throw new Error(`src/explorables/${id}/model.ts exports no "model"`);
}

function isModule(module: unknown): module is { readonly model: AnyModel } {
  return isRecord(module) && isRecord(module['model']);
}

function stepTime(model: AnyModel, settings: Settings): number {
  const show = createRun(model, settings);
  const last = model.steps?.most ?? 0;
  show(last);
  return fastest(() => show(Math.max(0, last - 1)));
}

/** The fastest of a few times: what the other programs of the machine take is none of the figure's. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function timing(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0 };
}

await main();
