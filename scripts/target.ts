/** The folder that the site is built into, from the project's root: `OUT_DIR`, or `dist`. */
export const outDir = process.env['OUT_DIR'] ?? 'dist';

/** The path that every address of the site starts with, `BASE` with a slash at both ends: "/" or "/some-repository/". */
export const base = `/${process.env['BASE'] ?? ''}/`.replace(/\/+/g, '/');

/** The origin of the site for absolute addresses, `SITE`; undefined where nobody says. */
export const origin = process.env['SITE'] === '' ? undefined : process.env['SITE'];

/** The port at which `npm start` serves the site, if it is free. */
export const FIRST_PORT = 4321;

/** The address of the site as a whole, with a slash at its end; where nobody says, the one at which `npm start` serves it. */
export const address = (origin ?? `http://127.0.0.1:${FIRST_PORT}`) + base;
