import { run, runQuietly, type Environment } from './run.ts';

/*
 * npm test                        every step in this order; after a step that fails none begins
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

type Stage = readonly (readonly Step[])[];

interface Outcome {
  readonly name: string;
  /** The command that failed, if one did. */
  readonly failed: string | null;
  readonly seconds: number;
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

/** Stages, one after the other; in a stage lanes, side by side; in a lane steps, one after the other. */
const STAGES: readonly Stage[] = [
  [
    [
      { name: 'lock', commands: [line('node scripts/check-lock.ts')] },
      { name: 'content', commands: [line('node scripts/check/run.ts')] },
    ],
  ],
  [
    [
      {
        name: 'types',
        commands: [
          line('astro check --minimumSeverity warning'),
          line('svelte-check --tsconfig ./tsconfig.json --fail-on-warnings'),
          line(`tsc --noEmit -p ${CONFIG}/tsconfig.pure.json`),
          line('tsc --noEmit -p src/offline/worker'),
        ],
      },
    ],
    [
      { name: 'diagrams', commands: [line('node scripts/diagrams.ts --check')] },
      { name: 'unit', commands: [line(`vitest run --config ${CONFIG}/vitest.config.ts --root .`)] },
    ],
  ],
  [
    [
      {
        name: 'site',
        commands: [
          line('node scripts/build.ts', AT_ROOT),
          line(`vitest run --config ${CONFIG}/vitest.site.config.ts --root .`, AT_ROOT),
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
    ],
    [
      {
        name: 'base',
        commands: [
          line('node scripts/build.ts', AT_BASE),
          line(`vitest run --config ${CONFIG}/vitest.site.config.ts --root . tests/site/links.test.ts`, AT_BASE),
        ],
      },
      { name: 'browser', commands: [line(`playwright test --config ${CONFIG}/playwright.config.ts`, AT_BASE)] },
    ],
  ],
];

process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<number> {
  const steps = STAGES.flat(2);
  const unknown = names.filter((name) => steps.every((step) => step.name !== name));
  if (unknown.length > 0) return refuse(unknown, steps);
  const isAsked = ({ name }: Step) => names.length === 0 || names.includes(name);
  const outcomes: Outcome[] = [];
  for (const stage of STAGES) {
    const lanes = stage.map((lane) => lane.filter(isAsked)).filter(({ length }) => length > 0);
    await runStage(lanes, outcomes);
    if (outcomes.some(hasFailed)) break;
  }
  return summarize(outcomes);
}

/** Runs the lanes side by side. The lines of two commands must not mix, so a step among others prints at its end. */
async function runStage(lanes: Stage, outcomes: Outcome[]): Promise<void> {
  const runStep = lanes.length > 1 ? runAmongOthers : runAlone;
  const runLane = async (lane: readonly Step[]) => {
    for (const step of lane) {
      if (outcomes.some(hasFailed)) return;
      const start = performance.now();
      const failed = await runStep(step);
      outcomes.push({ name: step.name, failed, seconds: (performance.now() - start) / 1000 });
    }
  };
  await Promise.all(lanes.map(runLane));
}

/** Gives the command that failed, or nothing. */
async function runAlone({ name, commands }: Step): Promise<string | null> {
  console.log(`\n== ${name}`);
  for (const { command, args, environment } of commands) {
    if ((await run(command, args, environment)) !== 0) return [command, ...args].join(' ');
  }
  return null;
}

async function runAmongOthers({ name, commands }: Step): Promise<string | null> {
  const printed = [`\n== ${name}`];
  let failed: string | null = null;
  for (const { command, args, environment } of commands) {
    const result = await runQuietly(command, args, environment);
    printed.push(result.printed.trimEnd());
    if (result.code !== 0) failed = [command, ...args].join(' ');
    if (failed !== null) break;
  }
  console.log(printed.join('\n'));
  return failed;
}

function hasFailed({ failed }: Outcome): boolean {
  return failed !== null;
}

function summarize(outcomes: readonly Outcome[]): number {
  const failures = outcomes.filter(hasFailed);
  const lines = outcomes.map(
    ({ name, failed, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}${failed === null ? '' : '  FAILED'}`,
  );
  console.log(`\n${lines.join('\n')}`);
  for (const { name, failed } of failures) console.error(`\nThe step "${name}" failed at: ${failed ?? ''}`);
  console.log(`steps: ${outcomes.length - failures.length} passed, ${failures.length} failed`);
  return failures.length > 0 ? 1 : 0;
}

function refuse(unknown: readonly string[], steps: readonly Step[]): number {
  console.error(`unknown step "${unknown.join('", "')}"; the steps are: ${steps.map(({ name }) => name).join(', ')}`);
  return 1;
}
