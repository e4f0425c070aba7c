import type { Yaml } from 'mdast';
import { isScalar, isSeq, parseDocument, visit, type Pair } from 'yaml';
import { textOf } from '../../src/book/files.ts';
import { placeAt } from '../../src/book/place.ts';
import type { Literal } from '../../src/book/literal.ts';
import { dataFiles, markdownKeys, notesFrontMatter, partFrontMatter } from '../../src/book/schemas.ts';
import { attributesOf, literalValue, wordsOf, type WordAttribute } from '../../src/book/word.ts';
import type { Chapter, Place } from '../../src/book/types.ts';
import type { Field, PageText } from './rule.ts';
import { WORDS } from './words.ts';

/** The Markdown in the data files of a chapter. */
export function dataFields(root: string, chapter: Chapter): readonly Field[] {
  return Object.entries(dataFiles).flatMap(([name, schema]) => {
    const file = `${chapter.folder}/${name}`;
    const source = textOf(root, file) ?? '';
    return yamlFields({ chapter, file, source, start: 0, end: source.length }, markdownKeys(schema));
  });
}

/** The Markdown in a page's front matter and in the attributes of its words. */
export function pageFields(text: PageText): readonly Field[] {
  const { chapter, page, source, tree } = text;
  const node = tree.children.find((child): child is Yaml => child.type === 'yaml');
  const start = node ? source.indexOf(node.value, node.position?.start.offset ?? 0) : 0;
  const span = { chapter, file: page.file, source, start, end: start + (node?.value.length ?? 0) };
  const schema = page.part === 'notes' ? notesFrontMatter : partFrontMatter;
  const attributes = wordsOf(tree).flatMap((word) =>
    attributesOf(word)
      .filter(({ name }) => WORDS[word.name ?? '']?.attributes[name]?.markdown)
      .flatMap((attribute) => attributeFields(text, attribute)),
  );
  return [...yamlFields(span, markdownKeys(schema)), ...attributes];
}

/** A part of a file. */
interface Span {
  readonly chapter: Chapter;
  readonly file: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

function yamlFields(span: Span, keys: readonly string[]): readonly Field[] {
  const fields: Field[] = [];
  visit(parseDocument(span.source.slice(span.start, span.end)), {
    Pair: (_, pair) => {
      fields.push(...pairFields(span, pair, keys));
    },
  });
  return fields;
}

function pairFields(span: Span, { key, value }: Pair, keys: readonly string[]): readonly Field[] {
  if (!isScalar(key) || !keys.includes(String(key.value))) return [];
  return (isSeq(value) ? value.items : [value]).flatMap((item) => {
    if (!isScalar(item) || typeof item.value !== 'string' || !item.range) return [];
    const [start, end] = item.range;
    return [field({ ...span, start: span.start + start, end: span.start + end }, item.value)];
  });
}

function attributeFields({ chapter, page, source }: PageText, attribute: WordAttribute): readonly Field[] {
  const span = {
    chapter,
    file: page.file,
    source,
    start: attribute.position?.start.offset ?? 0,
    end: attribute.position?.end.offset ?? 0,
  };
  return texts(literalValue(attribute)).map((text) => field(span, text));
}

function texts(value: Literal | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' ? [value] : [];
}

function field({ chapter, file, source, start, end }: Span, text: string): Field {
  const placeOf = (part: string): Place => {
    const found = source.slice(start, end).indexOf(part);
    return placeAt(file, source, start + Math.max(found, 0));
  };
  return { chapter, text, place: placeAt(file, source, start), placeOf };
}
