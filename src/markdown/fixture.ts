import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type Plugin } from 'unified';
import { VFile } from 'vfile';
import { readBook } from '../book/read.ts';
import type { MarkdownOptions } from './context.ts';

/** A plugin of the site, which takes the book and the base path. */
type SitePlugin = (options: MarkdownOptions) => (tree: Root, file: VFile) => void;

const FILES: Readonly<Record<string, string>> = {
  'content/course.yaml': '- title: Architectures\n  chapters: [rnn]\n',
  'content/sources.bib':
    '@article{elman1990finding, author={Elman, Jeffrey L.}, title={Finding Structure in Time}, journal={Cognitive Science}, year={1990}, doi={10.1207/s15516709cog1402_1}}\n' +
    '@article{werbos1990, author={Werbos, Paul J.}, title={Backpropagation Through Time}, journal={Proceedings of the IEEE}, year={1990}}\n',
  'content/chapters/01-rnn/homeworks.mdx': '---\nlede: Work.\n---\n\n## One [#one]\n\n<Problem id="simple" />\n',
  'content/chapters/01-rnn/discussions.mdx': '---\nlede: Talk.\n---\n\n## Why? [#why]\n\nText.\n',
  'content/chapters/01-rnn/cards.yaml': '- { key: one, section: cell, front: What?, back: That. }\n',
  'content/chapters/01-rnn/terms.yaml':
    '- { id: bptt, term: backpropagation through time, definition: Chain rule., abbreviations: [BPTT], section: cell }\n' +
    '- { id: truncated, term: truncated backpropagation through time, definition: Cut., synonyms: [memory], unlinked: [memory], section: cell }\n',
  'content/chapters/01-rnn/notation.yaml':
    "- { tex: '\\vh', index: t, name: hidden state, shape: scalar, role: activation }\n",
  'content/chapters/01-rnn/corrections.yaml': '[]\n',
};

const FRONT = `---
title: Recurrent networks
short: RNNs
question: Why?
lede: A filter.
needs: []
leads: []
checked: 2026-11-23
---
`;

/** A chapter "rnn" in a folder of its own, whose notes are `notes`; gives the folder. */
export function writeFixture(notes: string): string {
  const root = mkdtempSync(path.join(tmpdir(), 'book-'));
  const files = { ...FILES, 'content/chapters/01-rnn/notes.mdx': FRONT + notes };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

/** The Markdown tree of the fixture's notes after one plugin of the site, and the file with what it collected. */
export function runPlugin(plugin: SitePlugin, notes: string, part = 'notes'): { tree: Root; file: VFile } {
  const root = writeFixture(notes);
  const { book } = readBook(root);
  const name = path.join(root, `content/chapters/01-rnn/${part}.mdx`);
  const value = part === 'notes' ? FRONT + notes : (FILES[`content/chapters/01-rnn/${part}.mdx`] ?? '');
  const file = new VFile({ path: name, value, data: { astro: { frontmatter: {} } } });
  const options: MarkdownOptions = { book: () => book, base: '/site/' };
  const attach: Plugin<[], Root> = () => plugin(options);
  const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMath).use(remarkMdx).use(attach);
  return { tree: processor.runSync(processor.parse(file), file), file };
}
