import type { Yaml } from 'mdast';
import type { z } from 'astro/zod';
import { readEntries } from './entries.ts';
import { factsOf } from './fact.ts';
import { missing, textOf } from './files.ts';
import { formulasIn } from './formula.ts';
import type { ParsedMdx, ParseMdx } from './mdx.ts';
import { numberPages } from './numbering.ts';
import { readPage } from './page.ts';
import { alias, card, correction, notation, notesFrontMatter, partFrontMatter, term } from './schemas.ts';
import { usedSymbols } from './notation.ts';
import { readYamlEntry } from './yaml.ts';
import type { Chapter, ChapterMeta, CoursePlace, Issue, Notation, Page, PartName } from './types.ts';

/** Where a chapter stands and how it is read. */
export interface ChapterSource {
  readonly root: string;
  /** "content/chapters/07-rnn" */
  readonly folder: string;
  readonly place: CoursePlace;
  /** The symbols that mean the same in the whole book. */
  readonly shared: readonly Notation[];
  readonly parse: ParseMdx;
}

/** A chapter, its parsed pages by file, and what is wrong with its files. */
export interface ReadChapter {
  readonly chapter: Chapter;
  readonly parsed: ReadonlyMap<string, ParsedMdx>;
  readonly issues: readonly Issue[];
}

/** Reads all files of a chapter's folder. What cannot be read is empty in the chapter and named in the issues. */
export function readChapter(source: ChapterSource): ReadChapter {
  const parts = {
    notes: readPart(source, 'notes'),
    homeworks: readPart(source, 'homeworks'),
    discussions: readPart(source, 'discussions'),
  };
  const data = readData(source);
  const meta = readMeta(parts);
  const pages = { notes: parts.notes.page, homeworks: parts.homeworks.page, discussions: parts.discussions.page };
  const { issues: dataIssues, ...entries } = data;
  const formulas = Object.values(parts).flatMap(({ parsed }) => formulasIn(parsed.tree).map(({ value }) => value));
  return {
    chapter: {
      ...source.place,
      folder: source.folder,
      meta: meta.value,
      pages: numberPages(source.place.number, pages),
      ...entries,
      facts: new Map(factsOf(parts.notes.parsed.tree, entries.cards).map(({ key, anchor }) => [key, anchor])),
      notation: [...usedSymbols(source.shared, { own: entries.notation, formulas }), ...entries.notation],
    },
    parsed: new Map(Object.values(parts).map(({ page, parsed }) => [page.file, parsed])),
    issues: [...Object.values(parts).flatMap(({ parsed }) => parsed.issues), ...meta.issues, ...dataIssues],
  };
}

interface ReadPart {
  readonly page: Page;
  readonly parsed: ParsedMdx;
}

function readPart({ root, folder, place, parse }: ChapterSource, part: PartName): ReadPart {
  const file = `${folder}/${part}.mdx`;
  const text = textOf(root, file);
  const parsed = text === null ? noPage(file) : parse(file, text);
  return { page: readPage({ part, slug: place.slug, file, source: parsed.source, tree: parsed.tree }), parsed };
}

function noPage(file: string): ParsedMdx {
  const issue = missing(file, 'write it: a chapter has notes.mdx, homeworks.mdx and discussions.mdx');
  return { source: '', tree: { type: 'root', children: [] }, issues: [issue] };
}

const NO_META: ChapterMeta = {
  title: '',
  short: '',
  question: '',
  lede: '',
  needs: [],
  leads: [],
  sheet: [],
  checked: '',
};

interface ReadMeta {
  readonly value: ChapterMeta;
  readonly issues: readonly Issue[];
}

function readMeta(parts: Readonly<Record<PartName, ReadPart>>): ReadMeta {
  const notes = frontMatter(parts.notes, notesFrontMatter);
  const others = [frontMatter(parts.homeworks, partFrontMatter), frontMatter(parts.discussions, partFrontMatter)];
  return { value: notes.entry?.value ?? NO_META, issues: [...notes.issues, ...others.flatMap(({ issues }) => issues)] };
}

function frontMatter<S extends z.ZodObject>(
  { page: { file }, parsed }: ReadPart,
  schema: S,
): ReturnType<typeof readYamlEntry<S>> {
  const node = parsed.tree.children.find((child): child is Yaml => child.type === 'yaml');
  if (node) return readYamlEntry({ file, text: node.value, linesAbove: node.position?.start.line ?? 1 }, schema);
  if (parsed.issues.length > 0) return { entry: null, issues: [] };
  const remedy = `begin the file with --- and the keys ${Object.keys(schema.shape).join(', ')}`;
  return {
    entry: null,
    issues: [{ place: { file, line: 1, column: 1 }, problem: 'the front matter is missing', remedy }],
  };
}

type Data = Pick<Chapter, 'cards' | 'terms' | 'notation' | 'corrections' | 'aliases'> & {
  readonly issues: readonly Issue[];
};

function readData({ root, folder }: ChapterSource): Data {
  const cards = readEntries(root, `${folder}/cards.yaml`, card);
  const terms = readEntries(root, `${folder}/terms.yaml`, term);
  const symbols = readEntries(root, `${folder}/notation.yaml`, notation);
  const corrections = readEntries(root, `${folder}/corrections.yaml`, correction);
  const aliases = readEntries(root, `${folder}/aliases.yaml`, alias);
  return {
    cards: cards.entries,
    terms: terms.entries,
    notation: symbols.entries,
    corrections: corrections.entries,
    aliases: aliases.entries,
    issues: [cards, terms, symbols, corrections, aliases].flatMap(({ issues }) => issues),
  };
}
