import path from 'node:path';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type Plugin } from 'unified';
import { VFile } from 'vfile';
import { textOf } from '../book/files.ts';
import { readBook } from '../book/read.ts';
import { CHAPTER, NOTES_FRONT_MATTER, tinyBook, type Files } from '../book/tiny-book.ts';
import type { PartName } from '../book/types.ts';
import type { MarkdownOptions } from './context.ts';

/** A plugin of the site, which takes the book and the base path. */
type SitePlugin = (options: MarkdownOptions) => (tree: Root, file: VFile) => void;

/** What the tiny book holds besides, so that there is something to cite, to link and to color. */
const FILES: Files = {
  'content/sources.bib':
    '@article{elman1990finding, author={Elman, Jeffrey L.}, title={Finding Structure in Time}, year={1990}}\n' +
    '@article{werbos1990, author={Werbos, Paul J.}, title={Backpropagation Through Time}, year={1990}}\n',
  [`${CHAPTER}/homeworks.mdx`]: '---\nlede: Work.\n---\n\n## One [#one]\n',
  [`${CHAPTER}/terms.yaml`]:
    '- { id: bptt, term: backpropagation through time, definition: Chain rule., abbreviations: [BPTT], section: cell }\n' +
    '- { id: truncated, term: truncated backpropagation through time, definition: Cut., synonyms: [memory], unlinked: [memory], section: cell }\n',
  [`${CHAPTER}/cards.yaml`]:
    "- { key: carries, section: cell, front: 'What does a cell carry?', back: A state. }\n" +
    "- { key: step, section: cell, front: 'What is $h$?', back: '$h = 1$' }\n",
  [`${CHAPTER}/notation.yaml`]: "- { tex: '\\vh', index: t, name: hidden state, shape: scalar, role: activation }\n",
};

/**
 * The Markdown tree of a page of the tiny book after one plugin of the site, and the file with what it collected.
 *
 * `notes` is the text of the notes below their front matter; it begins on line 11.
 */
export function runPlugin(plugin: SitePlugin, notes: string, part: PartName = 'notes'): { tree: Root; file: VFile } {
  const root = tinyBook({ ...FILES, [`${CHAPTER}/notes.mdx`]: NOTES_FRONT_MATTER + notes });
  const { book } = readBook(root);
  const name = `${CHAPTER}/${part}.mdx`;
  const value = textOf(root, name) ?? '';
  const file = new VFile({ path: path.join(root, name), value, data: { astro: { frontmatter: {} } } });
  const attach: Plugin<[], Root> = () => plugin({ book: () => book, base: '/site/' });
  const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMath).use(remarkMdx).use(attach);
  return { tree: processor.runSync(processor.parse(file), file), file };
}
