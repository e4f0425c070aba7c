/** The base path of the site with a slash at both ends: "/" or "/some-repository/". */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** The address of a page of the site under the base path; `path` starts with a slash. */
export function href(path: string): string {
  return base + path.replace(/^\//, '');
}
