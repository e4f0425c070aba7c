import { parse, type Creator, type Entry } from '@retorquere/bibtex-parser';
import { placeAt } from './place.ts';
import type { Issue, Source } from './types.ts';

/** The works of a bibliography by key, in the order of the file. */
export interface Bibliography {
  readonly sources: ReadonlyMap<string, Source>;
  readonly issues: readonly Issue[];
}

/** A file of BibTeX, by its path from the root. */
export interface BibliographyFile {
  readonly file: string;
  readonly text: string;
}

/** Reads BibTeX: capitals stay as written, accents and braces become plain text, `doi` or `eprint` an address. */
export function readBibliography(files: readonly BibliographyFile[]): Bibliography {
  const read = files.map(readFile);
  const found = read.flatMap(({ found: entries }) => entries);
  const issues = found.flatMap((each, index) => faults(each, found.slice(0, index)));
  return {
    sources: new Map(found.map((each) => [each.key, each])),
    issues: [...read.flatMap(({ syntax }) => syntax), ...issues],
  };
}

function readFile({ file, text }: BibliographyFile): {
  readonly found: readonly Source[];
  readonly syntax: readonly Issue[];
} {
  const { entries, errors } = parse(text, { sentenceCase: false });
  const syntax = errors.map(({ error, input }) => ({
    place: placeAt(file, text, Math.max(0, text.indexOf(input ?? ''))),
    problem: `unreadable BibTeX: ${error}`,
    remedy: 'close every brace and put a comma after every field',
  }));
  const places = placesOf(file, text);
  return { found: entries.map((entry, index) => source(entry, places[index] ?? placeAt(file, text, 0))), syntax };
}

const ENTRY = /^[ \t]*@(?!comment|string|preamble)\w+[ \t]*\{/gim;

function placesOf(file: string, text: string): readonly Source['place'][] {
  return [...text.matchAll(ENTRY)].map((match) => placeAt(file, text, match.index + match[0].indexOf('@')));
}

function source({ key, fields }: Entry, place: Source['place']): Source {
  return {
    key,
    authors: (fields.author ?? fields.editor ?? []).map(creatorName),
    title: plain(fields.title),
    venue: plain(fields.journal ?? fields.booktitle ?? fields.publisher ?? fields.school ?? fields.institution),
    year: plain(fields.year ?? fields.date).slice(0, 4),
    ...address(fields),
    place,
  };
}

/** A name in reading order; "others" stands for the authors left out. */
function creatorName({ name, firstName, prefix, lastName, suffix }: Creator): string {
  return plain(
    name ?? [firstName, prefix, lastName, suffix].filter((part) => part !== undefined && part !== '').join(' '),
  );
}

/** The parser marks italics and kept capitals as HTML. */
function plain(value: string | readonly string[] | undefined): string {
  return [value ?? '']
    .flat()
    .join(', ')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .normalize()
    .trim();
}

function address({ doi, eprint, url }: Entry['fields']): Pick<Source, 'url' | 'urlLabel'> {
  if (doi) return { url: `https://doi.org/${doi}`, urlLabel: `doi:${doi}` };
  if (eprint) return { url: `https://arxiv.org/abs/${eprint}`, urlLabel: `arXiv:${eprint}` };
  return { url: url ?? null, urlLabel: url ? new URL(url).hostname : '' };
}

function faults(each: Source, earlier: readonly Source[]): readonly Issue[] {
  const issue = (problem: string, remedy: string): Issue => ({
    place: each.place,
    problem: `source "${each.key}" ${problem}`,
    remedy,
  });
  return [
    ...earlier
      .filter(({ key }) => key === each.key)
      .map(({ place }) =>
        issue('stands twice', `keep one of the two entries; the other is ${place.file}:${place.line}`),
      ),
    ...(each.authors.length === 0 ? [issue('has no author', 'add author = {…} or editor = {…}')] : []),
    ...(each.title === '' ? [issue('has no title', 'add title = {…}')] : []),
    ...(each.year === '' ? [issue('has no year', 'add year = {…}')] : []),
  ];
}
