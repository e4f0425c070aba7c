import { useOneOf } from '../../../src/book/closest.ts';
import type { Issue, Page, Use } from '../../../src/book/types.ts';
import { addressesOf, type Addresses } from '../addresses.ts';
import type { CheckContext, Rule } from '../rule.ts';

/** Links inside the site are written from the root and lead to a page, and on it to an anchor, that exists. */
export const rule: Rule = {
  name: 'dead-links',
  check: (context) => {
    const addresses = addressesOf(context);
    return context.pages.flatMap(({ page }) =>
      page.uses.filter(({ kind }) => kind === 'link').flatMap((link) => issueOf({ context, addresses, page }, link)),
    );
  },
};

interface Scope {
  readonly context: CheckContext;
  readonly addresses: Addresses;
  readonly page: Page;
}

function issueOf(scope: Scope, { id, place }: Use): readonly Issue[] {
  const [address = '', anchor = ''] = id.split('#');
  const path = address === '' ? scope.page.path : (address.split('?')[0] ?? '');
  const anchors = scope.addresses.get(path);
  if (!anchors) return [{ place, problem: `dead link "${id}"`, remedy: deadPage(scope, path) }];
  if (anchor === '' || anchors.has(anchor)) return [];
  return [
    { place, problem: `dead link "${id}": ${path} has no anchor "${anchor}"`, remedy: useOneOf(anchor, anchors) },
  ];
}

function deadPage({ context, addresses }: Scope, path: string): string {
  if (!path.startsWith('/')) return 'write the address from the root: /rnn/homeworks/#id';
  if (addresses.has(`${path}/`)) return `end the address with a slash: ${path}/`;
  const slug = path.split('/')[1] ?? '';
  const planned = context.book.course.some((place) => place.slug === slug);
  const written = context.book.chapters.some((chapter) => chapter.slug === slug);
  if (planned && !written) return `the chapter "${slug}" is not written: name it in words, without a link`;
  return useOneOf(path, addresses.keys());
}
