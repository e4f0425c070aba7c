import type { CoursePlace } from './types.ts';

/** The name of a chapter's folder: its number in two digits and its slug, "07-rnn". */
export function folderName({ number, slug }: Pick<CoursePlace, 'number' | 'slug'>): string {
  return `${String(number).padStart(2, '0')}-${slug}`;
}

/** The slug of the chapter whose folder has this name: "rnn" of "07-rnn". */
export function slugOfFolder(name: string): string {
  return name.replace(/^\d+-/, '');
}
