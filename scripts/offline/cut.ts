import type { PackKind } from '../../src/offline/manifest.ts';

/** Files that go into one archive. */
export interface Cut {
  readonly name: string;
  readonly kind: PackKind;
  /** How the archive's own file begins. */
  readonly id: string;
  readonly within: string;
  readonly files: readonly string[];
}

/** What a cut needs to know of the site. */
export interface SiteFiles {
  /** All files, from the site's folder, with forward slashes. */
  readonly files: readonly string[];
  /** The files of the frame, by which the page "not stored" can be shown. */
  readonly shell: ReadonlySet<string>;
  readonly chapters: readonly { readonly slug: string; readonly title: string }[];
}

/** Decks for another program; font files for browsers too old to store anything; what only servers and robots read. */
const NOT_STORED = /\.(?:apkg|ttf|woff|xml|bin)$|^(?:sw\.js|robots\.txt)$/;

/** Every file that is stored, in one archive each: what changes together, and rarely, lies together. */
export function cutSite({ files, shell, chapters }: SiteFiles): readonly Cut[] {
  const rules: readonly (Omit<Cut, 'files'> & { readonly has: (file: string) => boolean })[] = [
    {
      name: 'Frame',
      kind: 'shell',
      id: 'shell',
      within: '',
      has: (file) => shell.has(file) || /\.(css|svg)$/.test(file),
    },
    { name: 'Fonts', kind: 'rest', id: 'fonts', within: '_astro/', has: (file) => /^_astro\/.*\.woff2$/.test(file) },
    { name: 'Scripts of figures and problems', kind: 'rest', id: 'scripts', within: '_astro/', has: under('_astro/') },
    ...chapters.map(({ slug, title }) => ({
      name: title,
      kind: 'chapter' as const,
      id: slug,
      within: `${slug}/`,
      has: under(`${slug}/`),
    })),
    { name: 'Search', kind: 'rest', id: 'search', within: 'pagefind/', has: under('pagefind/') },
    { name: 'Practice and overviews', kind: 'rest', id: 'pages', within: '', has: () => true },
  ];
  const stored = files.filter((file) => !NOT_STORED.test(file)).sort();
  return rules.map(({ has, ...cut }, place) => ({
    ...cut,
    files: stored.filter((file) => has(file) && !rules.slice(0, place).some((earlier) => earlier.has(file))),
  }));
}

function under(folder: string): (file: string) => boolean {
  return (file) => file.startsWith(folder);
}

/** The address at which a file is asked for, without the base path: "rnn/" for "rnn/index.html". */
export function addressOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}
