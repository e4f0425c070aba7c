/** The folder that the site is built into, from the project's root: `OUT_DIR`, or `dist`. */
export const outDir = process.env['OUT_DIR'] ?? 'dist';

/** The path that every address of the site starts with, `BASE` with a slash at both ends: "/" or "/some-repository/". */
export const base = `/${process.env['BASE'] ?? ''}/`.replace(/\/+/g, '/');

/** The origin of the site for absolute addresses, `SITE`; undefined where nobody says. */
export const origin = process.env['SITE'] === '' ? undefined : process.env['SITE'];
