import { expect, test } from 'vitest';
import { courseMap } from './course-map.ts';
import { readBook } from './read.ts';
import { CHAPTER, NOTES_FRONT_MATTER, tinyBook, type Files } from './tiny-book.ts';

/** A chapter of a course of four, with the chapters that it needs and the text of its only section, "idea". */
function chapter(folder: string, needs: readonly string[], body: string): Files {
  const front = NOTES_FRONT_MATTER.replace('needs: [basics]', `needs: [${needs.join(', ')}]`);
  const data = ['cards', 'terms', 'notation', 'corrections'].map((name) => [`${folder}/${name}.yaml`, '[]\n'] as const);
  return {
    ...Object.fromEntries(data),
    [`${folder}/notes.mdx`]: `${front}## Idea [#idea]\n\n${body}\n\n## Other [#other]\n\nMore.\n`,
    [`${folder}/homeworks.mdx`]: '---\nlede: By hand.\n---\n',
    [`${folder}/discussions.mdx`]: '---\nlede: In words.\n---\n',
    [`${folder}/aliases.yaml`]: '- { section: idea, names: [one] }\n',
  };
}

function mapOf(needs: readonly (readonly string[])[], last = '') {
  const slugs = ['a', 'b', 'c', 'd'];
  const chapters = needs.map((each, i) => {
    const body = i === needs.length - 1 ? `Text. ${last}` : 'Text.';
    return chapter(`content/chapters/0${i + 1}-${slugs[i] ?? ''}`, each, body);
  });
  const gone = ['notes.mdx', 'homeworks.mdx', 'discussions.mdx', 'cards.yaml', 'terms.yaml', 'notation.yaml'];
  const root = tinyBook({
    ...Object.fromEntries([...gone, 'corrections.yaml', 'aliases.yaml'].map((name) => [`${CHAPTER}/${name}`, null])),
    'content/course.yaml': `- title: All\n  chapters: [${slugs.join(', ')}]\n`,
    ...chapters.reduce<Files>((all, files) => ({ ...all, ...files }), {}),
  });
  return courseMap(readBook(root).book);
}

const slugsOf = (chapters: readonly { readonly slug: string }[]) => chapters.map(({ slug }) => slug);

test('a chapter knows what it needs and what needs it', () => {
  const { rows } = mapOf([[], ['a'], ['a', 'b'], ['a']]);
  expect(rows.map(({ needs }) => slugsOf(needs))).toEqual([[], ['a'], ['a', 'b'], ['a']]);
  expect(rows.map(({ neededBy }) => slugsOf(neededBy))).toEqual([['b', 'c', 'd'], ['c'], [], []]);
});

test('a lane runs from a chapter to the last that needs it, the short ones inside', () => {
  const { rows, width } = mapOf([[], ['a'], ['a', 'b'], ['a']]);
  expect(width).toBe(2);
  expect(rows.map(({ lanes }) => lanes.map(({ lane, kind }) => `${lane} ${kind}`))).toEqual([
    ['2 start'],
    ['1 start', '2 tap'],
    ['1 end', '2 tap'],
    ['2 end'],
  ]);
});

test('two lanes without a common row stand in one line', () => {
  const { rows, width } = mapOf([[], ['a'], [], ['c']]);
  expect(width).toBe(1);
  expect(rows.map(({ lanes }) => lanes.map(({ kind }) => kind))).toEqual([['start'], ['end'], ['start'], ['end']]);
});

test('an idea is a section that another chapter links to, before the others', () => {
  const { rows } = mapOf([[], ['a'], []], 'See [it](/a/#other).');
  const [first] = rows;
  expect(first?.ideas.map(({ section, usedBy }) => [section.id, slugsOf(usedBy)])).toEqual([
    ['other', ['c']],
    ['idea', []],
  ]);
});
