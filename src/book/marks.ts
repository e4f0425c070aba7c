/** The id that an author writes behind a heading, `## The cell [#cell]`; group 1 is the id. */
export const HEADING_ID = /\s*\[#([a-z0-9-]+)\]\s*$/;

/** A citation in running text, `[@elman1990]` or `[@elman1990; @werbos1990]`. */
export const CITATION = /\[@[\w:.-]+(?:\s*;\s*@[\w:.-]+)*\]/g;

/** One key of a citation; group 1 is the key without its `@`. */
export const CITED_KEY = /@([\w:.-]+)/g;
