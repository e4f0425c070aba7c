import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planNew } from './new/plan.ts';
import { ROOT, run } from './run.ts';

/*
 * npm run new -- explorable momentum
 * npm run new -- problem power-rule
 * npm run new -- chapter 03-sgd
 *
 * Makes a folder that passes every test from the start; what it says is then yours to replace.
 */
const plan = planNew(ROOT, process.argv.slice(2));

if (plan.kind === 'refused') {
  console.error(plan.because);
  process.exitCode = 1;
} else {
  for (const [file, text] of Object.entries(plan.files)) write(file, text);
  const [command, ...args] = plan.finish;
  process.exitCode = command === undefined ? 0 : await run(command, args);
  console.log(plan.next);
}

function write(file: string, text: string): void {
  const target = path.join(ROOT, file);
  if (existsSync(target)) throw new Error(`${file} exists already`);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(`made ${file}`);
}
