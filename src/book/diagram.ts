/** What a Mermaid diagram says to whoever cannot see it. */
export interface DiagramText {
  /** Its accTitle; '' when it has none. */
  readonly title: string;
  /** Its accDescr, on one line; '' when it has none. */
  readonly description: string;
}

const TITLE = /^[ \t]*accTitle[ \t]*:[ \t]*(.*)$/m;
const DESCRIPTION_LINE = /^[ \t]*accDescr[ \t]*:[ \t]*(.*)$/m;
const DESCRIPTION_BLOCK = /^[ \t]*accDescr[ \t]*\{([^}]*)\}/m;

/** The title and the description in a Mermaid source: `accTitle: …`, `accDescr: …` or `accDescr { … }`. */
export function diagramText(source: string): DiagramText {
  const title = TITLE.exec(source)?.[1] ?? '';
  const description = DESCRIPTION_BLOCK.exec(source)?.[1] ?? DESCRIPTION_LINE.exec(source)?.[1] ?? '';
  return { title: title.trim(), description: description.replace(/\s+/g, ' ').trim() };
}
