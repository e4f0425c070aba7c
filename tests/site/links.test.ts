import type { Element } from 'hast';
import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { base, files, pages, property, type BuiltPage } from './built-site.ts';

const idsOf = new Map(
  pages.map((page) => [page.path, new Set(selectAll('[id]', page.tree).map((node) => property(node, 'id')))]),
);

/** What is wrong with an address that a page names; null when it leads somewhere. */
function faultOf(page: BuiltPage, address: string): string | null {
  const url = new URL(address, `https://site.invalid${base}${page.path.slice(1)}`);
  if (url.origin !== 'https://site.invalid') return null;
  if (!url.pathname.startsWith(base)) return `${address} leaves the base path`;
  const path = decodeURIComponent(url.pathname.slice(base.length - 1));
  const ids = idsOf.get(path);
  if (!ids) return files.has(path.slice(1)) ? null : `${address} leads nowhere`;
  const id = decodeURIComponent(url.hash.slice(1));
  return id === '' || ids.has(id) ? null : `${address} names no anchor`;
}

const addressOf = (element: Element) => property(element, 'href') || property(element, 'src');

describe.each(pages.map((page) => [page.path, page] as const))('%s', (_path, page) => {
  it('has no dead link and no dead anchor', () => {
    const links = selectAll('a[href], link[href], script[src], img[src]', page.tree).map(addressOf);
    expect(links.map((address) => faultOf(page, address)).filter((fault) => fault !== null)).toEqual([]);
  });

  it('takes nothing from another origin', () => {
    const sources = selectAll(
      'script[src], img[src], iframe, link[rel=stylesheet], link[rel=preload], link[rel=modulepreload]',
      page.tree,
    );
    expect(sources.map(addressOf).filter((address) => !address.startsWith(base))).toEqual([]);
  });

  it('has each id once', () => {
    const ids = selectAll('[id]', page.tree).map((node) => property(node, 'id'));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has a title, a description, one h1 and a language', () => {
    expect(selectAll('h1', page.tree)).toHaveLength(1);
    expect(selectAll('title', page.tree)).not.toEqual([]);
    expect(property(selectAll('meta[name=description]', page.tree)[0] ?? missing, 'content')).not.toBe('');
    expect(property(selectAll('html', page.tree)[0] ?? missing, 'lang')).toBe('en');
  });
});

const missing: Element = { type: 'element', tagName: 'none', properties: {}, children: [] };

it('gives every page its own title', () => {
  const titles = pages.map((page) => /<title>(.*?)<\/title>/.exec(page.html)?.[1] ?? '');
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});
