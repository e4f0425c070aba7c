import { slug } from 'github-slugger';
import type { Code, Node } from 'mdast';

/** What a Mermaid diagram says to whoever cannot see it. */
export interface DiagramText {
  /** Its name on its page, the slug of its title. */
  readonly id: string;
  /** Its accTitle; '' when it has none. */
  readonly title: string;
  /** Its accDescr, on one line; '' when it has none. */
  readonly description: string;
}

const TITLE = /^[ \t]*accTitle[ \t]*:[ \t]*(.*)$/m;
const DESCRIPTION_LINE = /^[ \t]*accDescr[ \t]*:[ \t]*(.*)$/m;
const DESCRIPTION_BLOCK = /^[ \t]*accDescr[ \t]*\{([^}]*)\}/m;

/** Whether a node is a Mermaid fence. */
export function isDiagram(node: Node): node is Code {
  return node.type === 'code' && 'lang' in node && node.lang === 'mermaid';
}

/** The title and the description in a Mermaid source: `accTitle: …`, `accDescr: …` or `accDescr { … }`. */
export function diagramText(source: string): DiagramText {
  const title = (TITLE.exec(source)?.[1] ?? '').trim();
  const description = DESCRIPTION_BLOCK.exec(source)?.[1] ?? DESCRIPTION_LINE.exec(source)?.[1] ?? '';
  return { id: slug(title), title, description: description.replace(/\s+/g, ' ').trim() };
}
