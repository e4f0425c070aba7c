import { z } from 'astro/zod';
import { ROLES } from './role.ts';

/** A name in an address or a file name: lower-case words joined by hyphens. */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write lower-case letters and digits joined by hyphens, such as "step-jacobian"');
/** Text that says something. */
const text = z.string().trim().min(1, 'write it or take the whole entry out');
/** Text in which Markdown works. */
const markdown = <Schema extends z.ZodType>(schema: Schema): Schema => schema.meta({ markdown: true });
/** Id of a heading of depth 2 in the chapter's notes. */
const section = slug;
const role = z.enum(ROLES);

/** How many lines of a cheat sheet a chapter gets. */
const SHEET_LINES = 4;

/** Front matter of `notes.mdx`. */
export const notesFrontMatter = z.strictObject({
  /** As in the table of contents: "Recurrent neural networks". */
  title: markdown(text.max(48, 'shorten it to 48 characters')),
  /** For menus and links in tight places: "RNNs". */
  short: markdown(text.max(24, 'shorten it to 24 characters')),
  /** The one question that the chapter answers, asked the way a student would. */
  question: markdown(text.endsWith('?', 'ask it as a question that ends in "?"')),
  /** One or two sentences under the title. */
  lede: markdown(text),
  /** Slugs of the chapters to read first; each stands earlier in `content/course.yaml`. */
  needs: z.array(slug).readonly(),
  /** Slugs of the chapters that build on this one. */
  leads: z.array(slug).readonly(),
  /** The chapter in four lines, as a student would write them on a cheat sheet. */
  sheet: markdown(z.array(text).length(SHEET_LINES, `write exactly ${SHEET_LINES} lines`).readonly()),
  /** The day on which the whole chapter was last checked, as YYYY-MM-DD. */
  checked: z.iso.date('write a day as YYYY-MM-DD'),
});

/** Front matter of `homeworks.mdx` and `discussions.mdx`. */
export const partFrontMatter = z.strictObject({
  /** One or two sentences under the title. */
  lede: markdown(text),
});

/** One entry of `cards.yaml`: one fact, asked back. */
export const card = z.strictObject({
  /** Its name for good: what readers have stored hangs on it, so it never changes its meaning. */
  key: slug,
  /** The section that teaches it. */
  section,
  /** The question. */
  front: markdown(text.max(200, 'shorten it to 200 characters: one fact a card')),
  /** The answer. */
  back: markdown(text),
});

/** One entry of `terms.yaml`. */
export const term = z.strictObject({
  /** Its name in the glossary's addresses. */
  id: slug,
  /** The field's standard word, in the singular, lower case unless it is a name. */
  term: text,
  /** One sentence or two. */
  definition: markdown(text),
  /** Other words for the same thing; the text uses `term`, the search finds them all. */
  synonyms: z.array(text).readonly().default([]),
  /** "BPTT". */
  abbreviations: z.array(text).readonly().default([]),
  /** Spellings among the above that are too common to be linked wherever they occur. */
  unlinked: z.array(text).readonly().default([]),
  /** The section that introduces it. */
  section,
});

/** One entry of `notation.yaml`: a symbol and its one meaning in the chapter. */
export const notation = z.strictObject({
  /** The symbol as in formulas, without its role: `\vh`, `\mW_h`. */
  tex: text,
  /** The index it usually carries (`t`): then `tex` with any subscript is this symbol. Null: only `tex` itself is. */
  index: text.nullable().default(null),
  /** What it is: "hidden state at step t". */
  name: markdown(text),
  /** Its shape in TeX (`\R^{d_h}`), or "scalar". */
  shape: text,
  /** Its color; left out, hence null, for a symbol that has none. */
  role: role.nullable().default(null),
  /** In a chapter that needs the letter for something else: the name that it has in the rest of the book. */
  instead: text.nullable().default(null),
});

/** One entry of `corrections.yaml`: a mistake of the reviewed notes. */
export const correction = z.strictObject({
  /** What the reviewed notes say, in our words. */
  said: markdown(text),
  /** What is right. */
  correct: markdown(text),
  /** The section that shows why. */
  section,
});

/** One entry of `aliases.yaml`: what a student may type to find a section of the notes. Never shown, only searched. */
export const alias = z.strictObject({
  section,
  /** Abbreviations, long forms and other names: "BPTT", "unrolled backprop". */
  names: z.array(text).min(1, 'write at least one other name').readonly(),
  /** Complaints and questions in a student's words: "my loss is NaN after a few steps". */
  symptoms: z.array(text).readonly().default([]),
  /** The main formulas as they may be typed, in TeX or in plain signs: "2/n_in", "W_h^T delta". */
  formulas: z.array(text).readonly().default([]),
});

/** The data files of a chapter, each with the schema of its entries. */
export const dataFiles = {
  'cards.yaml': card,
  'terms.yaml': term,
  'notation.yaml': notation,
  'corrections.yaml': correction,
  'aliases.yaml': alias,
} as const;

/** The keys of a schema whose values are Markdown. */
export function markdownKeys({ shape }: z.ZodObject): readonly string[] {
  const fields = Object.entries(shape).filter(([, field]) => z.globalRegistry.get(field)?.['markdown'] === true);
  return fields.map(([key]) => key);
}

/** One entry of `course.yaml`: a part of the course. */
export const courseGroup = z.strictObject({
  /** "Architectures" */
  title: text,
  /** Slugs of its chapters, written or not, in the order of reading. */
  chapters: z.array(slug).min(1, 'name at least one chapter').readonly(),
});
