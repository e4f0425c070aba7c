import { grades, type Grade } from '../../study/event.ts';

/** The names of the grades, as their buttons say them. */
export const GRADE_NAMES = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' } as const;

/** The key that gives a grade: "1" to "4". */
export function keyOfGrade(grade: Grade): string {
  return String(grades.indexOf(grade) + 1);
}

/** The grade of a key press: 1 to 4, alone. */
export function gradeOfKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): Grade | null {
  if (ctrlKey || altKey || metaKey) return null;
  return grades.find((grade) => keyOfGrade(grade) === key) ?? null;
}
