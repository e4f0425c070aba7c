import type { Link, PhrasingContent } from 'mdast';
import type { MarkdownContext } from './context.ts';

/** An address of the site as a link from the current page: `#id` on the page itself, else with the base path. */
export function siteHref({ page, base }: Pick<MarkdownContext, 'page' | 'base'>, address: string): string {
  const [path = '', hash = ''] = address.split('#');
  if (path === page.path && hash !== '') return `#${hash}`;
  return `${base}${address.replace(/^\//, '')}`;
}

/** A link whose target is shown in place when it is pointed at or focused. */
export function previewLink(url: string, className: string, children: PhrasingContent[]): Link {
  return { type: 'link', url, children, data: { hProperties: { className: [className], dataPreview: '' } } };
}
