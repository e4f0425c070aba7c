import { useOneOf } from '../../../src/book/closest.ts';
import { placeOf } from '../../../src/book/place.ts';
import { attributesOf, literalValue, wordsOf, type Word, type WordAttribute } from '../../../src/book/word.ts';
import type { Literal } from '../../../src/book/literal.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { PageText, Rule } from '../rule.ts';
import { WORDS, type AttributeSpec, type WordSpec } from '../words.ts';

/** A page uses only the words of `scripts/check/words.ts`, each with its attributes. */
export const rule: Rule = {
  name: 'words',
  check: ({ pages }) => pages.flatMap((text) => wordsOf(text.tree).flatMap((word) => issuesOf(text, word))),
};

function issuesOf(text: PageText, word: Word): readonly Issue[] {
  const name = word.name ?? '';
  const spec = WORDS[name];
  const place = placeOf(text.page.file, word);
  if (!spec) return [{ place, problem: `unknown word <${name}>`, remedy: useOneOf(name, Object.keys(WORDS)) }];
  const known = attributesOf(word).flatMap((attribute) => attributeIssues(text, { name, spec }, attribute));
  const missing = missingAttributes(word, spec).map((attribute) => ({
    place,
    problem: `<${name}> lacks "${attribute}"`,
    remedy: `write <${name} ${attribute}="…">`,
  }));
  return [...known, ...missing, ...contentIssues(text, word, spec)];
}

function missingAttributes(word: Word, { attributes }: WordSpec): readonly string[] {
  const given = attributesOf(word).map(({ name }) => name);
  return Object.keys(attributes).filter((name) => attributes[name]?.required && !given.includes(name));
}

interface Known {
  readonly name: string;
  readonly spec: WordSpec;
}

function attributeIssues({ page }: PageText, { name, spec }: Known, attribute: WordAttribute): readonly Issue[] {
  const place = placeOf(page.file, attribute);
  const expected = spec.attributes[attribute.name];
  const known = Object.keys(spec.attributes);
  if (!expected) {
    const remedy = known.length === 0 ? `write <${name}> alone` : useOneOf(attribute.name, known);
    return [{ place, problem: `unknown attribute "${attribute.name}" of <${name}>`, remedy }];
  }
  if (FITS[expected.kind](literalValue(attribute))) return [];
  return [
    {
      place,
      problem: `"${attribute.name}" of <${name}> is no ${expected.kind}`,
      remedy: EXAMPLES[expected.kind](attribute.name),
    },
  ];
}

const FITS: Readonly<Record<AttributeSpec['kind'], (value: Literal | undefined) => boolean>> = {
  text: (value) => typeof value === 'string' && value.trim() !== '',
  number: (value) => typeof value === 'number',
  'text or number': (value) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== ''),
  'list of texts': (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'),
  settings: (value) => typeof value === 'object' && !Array.isArray(value),
};

const EXAMPLES: Readonly<Record<AttributeSpec['kind'], (name: string) => string>> = {
  text: (name) => `write ${name}="…"`,
  number: (name) => `write ${name}={3}`,
  'text or number': (name) => `write ${name}="…" or ${name}={3}`,
  'list of texts': (name) => `write ${name}={["one", "two"]}`,
  settings: (name) => `write ${name}={{ A: 0.5 }}`,
};

function contentIssues({ page }: PageText, word: Word, { encloses }: WordSpec): readonly Issue[] {
  const name = word.name ?? '';
  const place = placeOf(page.file, word);
  const empty = word.children.length === 0;
  if (encloses && empty)
    return [{ place, problem: `<${name}> is empty`, remedy: `write its text between <${name}> and </${name}>` }];
  if (!encloses && !empty)
    return [{ place, problem: `<${name}> encloses text`, remedy: `end it at once: <${name} … />` }];
  return [];
}
