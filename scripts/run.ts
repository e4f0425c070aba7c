import { spawn } from 'node:child_process';
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
export function run(command: string, args: readonly string[], environment: Environment = {}): Promise<number> {
  const PATH = [COMMANDS, process.env['PATH'] ?? ''].join(path.delimiter);
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment, PATH };
  const child = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
