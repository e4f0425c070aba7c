import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** The project's folder. */
export const ROOT = path.join(import.meta.dirname, '..');

/** Environment variables that a program is given on top of ours. */
export type Environment = Readonly<Record<string, string>>;

const COMMANDS = path.join(ROOT, 'node_modules/.bin');

/**
 * Runs a command of the project, or `node` itself, in the project's folder, and gives its exit code.
 *
 * The project's own commands come first, its Node among them: the shell's may be too old.
 */
export async function run(command: string, args: readonly string[], environment: Environment = {}): Promise<number> {
  return ended(spawn(command, args, { ...settings(environment), stdio: 'inherit' }));
}

/** As `run`, but keeps back what the command prints, and gives it with the exit code. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<{ readonly code: number; readonly printed: string }> {
  const child = spawn(command, args, { ...settings(environment), stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const code = await ended(child);
  return { code, printed };
}

function settings(environment: Environment): {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly shell: boolean;
} {
  const PATH = [COMMANDS, process.env['PATH'] ?? ''].join(path.delimiter);
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment, PATH };
  return { cwd: ROOT, env, shell: process.platform === 'win32' };
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
