import type { MarkdownContext } from './context.ts';

/** An address of the site as a link from the current page: `#id` on the page itself, else with the base path. */
export function siteHref({ page, base }: Pick<MarkdownContext, 'page' | 'base'>, address: string): string {
  const [path = '', hash = ''] = address.split('#');
  if (path === page.path && hash !== '') return `#${hash}`;
  return `${base}${address.replace(/^\//, '')}`;
}
