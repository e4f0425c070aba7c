import { useOneOf } from './closest.ts';
import { foldersIn, missing, textOf } from './files.ts';
import { folderName, slugOfFolder } from './folder.ts';
import { courseGroup } from './schemas.ts';
import { readYamlList } from './yaml.ts';
import type { CoursePlace, Issue } from './types.ts';

const COURSE = 'content/course.yaml';
const CHAPTERS = 'content/chapters';

/** The planned course and what is wrong with its file. */
export interface ReadCourse {
  readonly course: readonly CoursePlace[];
  readonly issues: readonly Issue[];
}

/** Reads `content/course.yaml`: every chapter has its number by its place in the file. */
export function readCourse(root: string): ReadCourse {
  const text = textOf(root, COURSE);
  if (text === null)
    return { course: [], issues: [missing(COURSE, 'list the parts of the course and their chapters')] };
  const { items, issues } = readYamlList({ file: COURSE, text, linesAbove: 0 }, courseGroup);
  const places = items.flatMap(({ value }) => value.chapters.map((slug) => ({ slug, group: value.title })));
  return { course: places.map((place, index) => ({ ...place, number: index + 1 })), issues };
}

/** A chapter's folder at its place in the course. */
export interface ChapterFolder {
  readonly folder: string;
  readonly place: CoursePlace;
}

/** The folders under `content/chapters`, in the order of the course; those without a place become issues. */
export function chapterFolders(
  root: string,
  course: readonly CoursePlace[],
): { readonly folders: readonly ChapterFolder[]; readonly issues: readonly Issue[] } {
  const names = foldersIn(root, CHAPTERS);
  const found = names.map((name) => ({ name, place: course.find(({ slug }) => slug === slugOfFolder(name)) }));
  const folders = found.flatMap(({ name, place }) => (place ? [{ folder: `${CHAPTERS}/${name}`, place }] : []));
  return {
    folders: folders.sort((a, b) => a.place.number - b.place.number),
    issues: found.flatMap(({ name, place }) => folderIssue({ name, place, course })),
  };
}

interface FoundFolder {
  readonly name: string;
  readonly place: CoursePlace | undefined;
  readonly course: readonly CoursePlace[];
}

function folderIssue({ name, place, course }: FoundFolder): readonly Issue[] {
  const at = { file: `${CHAPTERS}/${name}`, line: 1, column: 1 };
  if (!place) {
    const names = course.map(folderName);
    return [{ place: at, problem: `the folder "${name}" has no place in the course`, remedy: useOneOf(name, names) }];
  }
  if (name === folderName(place)) return [];
  return [
    {
      place: at,
      problem: `the folder "${name}" is numbered wrongly`,
      remedy: `rename it to ${folderName(place)}, its place in ${COURSE}`,
    },
  ];
}
