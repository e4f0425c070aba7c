import { run, type Environment } from './run.ts';

/*
 * npm test                        every step in this order; the first that fails is the last
 * node scripts/test.ts lint site  only these steps
 */

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Environment;
}

interface Step {
  readonly name: string;
  readonly commands: readonly Command[];
}

/** `prettier --check .` and the like: a command line without quotes. */
function line(text: string, environment: Environment = {}): Command {
  const [command = '', ...args] = text.split(' ');
  return { command, args, environment };
}

const CONFIG = 'scripts/config';
const AT_ROOT = { BASE: '/', OUT_DIR: 'dist' };
/** As on a project page of GitHub, where the site is not at the root of its host. */
const AT_BASE = { BASE: '/some-repository/', OUT_DIR: 'dist-base' };

const STEPS: readonly Step[] = [
  { name: 'lock', commands: [line('node scripts/check-lock.ts')] },
  { name: 'content', commands: [line('node scripts/check/run.ts')] },
  {
    name: 'types',
    commands: [
      line('astro check --minimumSeverity warning'),
      line('svelte-check --tsconfig ./tsconfig.json --fail-on-warnings'),
      line(`tsc --noEmit -p ${CONFIG}/tsconfig.pure.json`),
    ],
  },
  {
    name: 'lint',
    commands: [
      line('astro sync'), // the linter reads the types that Astro makes
      line(`eslint --config ${CONFIG}/eslint.config.js --max-warnings 0 .`),
      line(
        `prettier --check --config ${CONFIG}/prettier.config.js --ignore-path .gitignore --ignore-path ${CONFIG}/.prettierignore .`,
      ),
      line(`depcruise --config ${CONFIG}/layers.js src scripts`),
    ],
  },
  { name: 'diagrams', commands: [line('node scripts/diagrams.ts --check')] },
  { name: 'unit', commands: [line(`vitest run --config ${CONFIG}/vitest.config.ts --root .`)] },
  {
    name: 'site',
    commands: [
      line('node scripts/build.ts', AT_ROOT),
      line(`vitest run --config ${CONFIG}/vitest.site.config.ts --root .`, AT_ROOT),
    ],
  },
  {
    name: 'browser',
    commands: [
      line('node scripts/build.ts', AT_BASE),
      line(`vitest run --config ${CONFIG}/vitest.site.config.ts --root . tests/site/links.test.ts`, AT_BASE),
      line(`playwright test --config ${CONFIG}/playwright.config.ts`, AT_BASE),
    ],
  },
];

process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => STEPS.every((step) => step.name !== name));
  if (unknown.length > 0) return refuse(unknown);
  const steps = STEPS.filter(({ name }) => names.length === 0 || names.includes(name));
  const times: string[] = [];
  for (const step of steps) {
    const { failed, seconds } = await runStep(step);
    times.push(`${seconds.toFixed(1).padStart(7)} s  ${step.name}${failed === null ? '' : '  FAILED'}`);
    if (failed !== null) return summarize(times, { step: step.name, command: failed });
  }
  return summarize(times, null);
}

async function runStep({
  name,
  commands,
}: Step): Promise<{ readonly failed: string | null; readonly seconds: number }> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  for (const { command, args, environment } of commands) {
    const code = await run(command, args, environment);
    if (code !== 0) return { failed: [command, ...args].join(' '), seconds: seconds() };
  }
  return { failed: null, seconds: seconds() };
}

function summarize(
  times: readonly string[],
  failure: { readonly step: string; readonly command: string } | null,
): number {
  console.log(`\n${times.join('\n')}`);
  if (failure) console.error(`\nThe step "${failure.step}" failed at: ${failure.command}`);
  const failed = failure ? 1 : 0;
  console.log(`steps: ${times.length - failed} passed, ${failed} failed`);
  return failed;
}

function refuse(unknown: readonly string[]): number {
  console.error(`unknown step "${unknown.join('", "')}"; the steps are: ${STEPS.map(({ name }) => name).join(', ')}`);
  return 1;
}
