import type { Problem } from '../../core/problem.ts';
import { byFolder, moduleNamed } from '../folder-modules.ts';

/** Loads the problem of that id. Rejects with the known ids where there is none. */
export async function loadProblem(id: string): Promise<Problem> {
  return moduleNamed('Problem', id, modules)();
}

/** Whether the site has a problem of that id. */
export function isProblem(id: string): boolean {
  return byFolder(modules).has(id);
}

const modules = import.meta.glob<Problem>('../../problems/*/problem.ts', { import: 'default' });
