import { expect, it } from 'vitest';
import { addressOf, cutSite } from './cut.ts';

const FILES = [
  'index.html',
  '404.html',
  'sw.js',
  'sitemap-0.xml',
  'icon.svg',
  'icon-192.png',
  'offline/not-stored/index.html',
  'offline/old.0123.bin',
  'recall/index.html',
  'practice/cards.json',
  'anki/rnn.apkg',
  'rnn/index.html',
  'rnn/homeworks/index.html',
  'pagefind/fragment/en_1.pf_fragment',
  'pagefind/pagefind.js',
  '_astro/Base.css',
  '_astro/Base.js',
  '_astro/View.js',
  '_astro/KaTeX.woff2',
  '_astro/KaTeX.woff',
  '_astro/KaTeX.ttf',
];
const cuts = cutSite({
  files: FILES,
  shell: new Set(['offline/not-stored/index.html', '404.html', '_astro/Base.js']),
  chapters: [{ slug: 'rnn', title: 'Recurrent neural networks' }],
});

it('puts every file that is stored into one archive, the frame first', () => {
  expect(Object.fromEntries(cuts.map(({ id, files }) => [id, files]))).toEqual({
    shell: ['404.html', '_astro/Base.css', '_astro/Base.js', 'icon.svg', 'offline/not-stored/index.html'],
    fonts: ['_astro/KaTeX.woff2'],
    scripts: ['_astro/View.js'],
    rnn: ['rnn/homeworks/index.html', 'rnn/index.html'],
    search: ['pagefind/fragment/en_1.pf_fragment', 'pagefind/pagefind.js'],
    pages: ['icon-192.png', 'index.html', 'practice/cards.json', 'recall/index.html'],
  });
  expect(cuts[0]?.kind).toBe('shell');
});

it('leaves out decks, old font files, the worker, its archives and what robots read', () => {
  const left = FILES.filter((file) => !cuts.some(({ files }) => files.includes(file)));
  expect(left).toEqual([
    'sw.js',
    'sitemap-0.xml',
    'offline/old.0123.bin',
    'anki/rnn.apkg',
    '_astro/KaTeX.woff',
    '_astro/KaTeX.ttf',
  ]);
});

it('says of each archive how the addresses in it begin', () => {
  for (const { within, files } of cuts) {
    expect(files.filter((file) => !addressOf(file).startsWith(within))).toEqual([]);
  }
});

it.each([
  ['index.html', ''],
  ['rnn/index.html', 'rnn/'],
  ['404.html', '404.html'],
  ['_astro/index.js', '_astro/index.js'],
])('asks for %s at "%s"', (file, address) => {
  expect(addressOf(file)).toBe(address);
});
