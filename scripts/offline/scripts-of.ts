import path from 'node:path';

/**
 * The scripts that a page may load, at once or later.
 *
 * `read` gives the text of a file of the site; `base` is the site's base path.
 */
export function scriptsOf(
  page: string,
  { base, read }: { readonly base: string; readonly read: (file: string) => string },
): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const name of matches(read(file), /(?:from|import)\s*\(?\s*["'`]([^"'`$]+\.js)["'`]/g)) {
      follow(path.posix.join(path.posix.dirname(file), name));
    }
  };
  for (const script of matches(read(page), /<script[^>]*\ssrc="([^"]+)"/g)) follow(script.slice(base.length));
  return found;
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), (match) => match[1] ?? '');
}
