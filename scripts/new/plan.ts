import { existsSync } from 'node:fs';
import path from 'node:path';
import { useOneOf } from '../../src/book/closest.ts';
import { readCourse } from '../../src/book/course.ts';
import { folderName } from '../../src/book/folder.ts';
import { chapter } from './chapter.ts';
import { explorable } from './explorable.ts';
import type { NewFiles, Template } from './names.ts';
import { problem } from './problem.ts';

/** What is to be written, or why nothing is. */
export type NewPlan =
  | { readonly kind: 'files'; readonly files: NewFiles; readonly finish: readonly string[]; readonly next: string }
  | { readonly kind: 'refused'; readonly because: string };

const TEMPLATES: Readonly<Record<string, Template>> = { explorable, problem, chapter };

/** Reads the words after `npm run new --`: a kind and a name. `root` is the project's folder. */
export function planNew(root: string, [kind = '', name = '']: readonly string[]): NewPlan {
  const template = TEMPLATES[kind];
  if (!template) return refuse(`unknown kind "${kind}"`, `${useOneOf(kind, Object.keys(TEMPLATES))}, then a name`);
  const fault = kind === 'chapter' ? chapterFault(root, name) : nameFault(name);
  if (fault) return fault;
  const files = template.files(name);
  const taken = Object.keys(files).find((file) => existsSync(path.join(root, file)));
  if (taken !== undefined) return refuse(`${taken} exists already`, 'choose another name');
  return { kind: 'files', files, finish: template.finish?.(name) ?? [], next: template.next(name) };
}

function refuse(problem: string, remedy: string): NewPlan {
  return { kind: 'refused', because: `${problem}. Remedy: ${remedy}.` };
}

function nameFault(name: string): NewPlan | null {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return null;
  return refuse(`"${name}" cannot be a folder's name`, 'write lower-case words joined by hyphens, as in power-rule');
}

/** The course says which chapters there are and which number each has. */
function chapterFault(root: string, name: string): NewPlan | null {
  const names = readCourse(root).course.map(folderName);
  if (names.includes(name)) return null;
  return refuse(`content/course.yaml has no chapter "${name}"`, useOneOf(name, names));
}
