import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Code, Paragraph, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { figureAnchor } from '../book/address.ts';
import { diagramText, isDiagram } from '../book/diagram.ts';
import type { Word, WordAttribute } from '../book/word.ts';
import { contextOf, type MarkdownOptions } from './context.ts';
import { diagramFaults, diagramHash } from './diagram-source.ts';

/** What the plugin is given besides the book. */
export interface DiagramOptions extends MarkdownOptions {
  /** The folder of the drawings; `content/diagrams` of the project when absent. */
  readonly folder?: string;
}

const FOLDER = path.join(import.meta.dirname, '../../content/diagrams');

/**
 * Puts the drawing of each mermaid fence into the page, as a numbered figure.
 *
 * The drawing was made at writing time and lies under the hash of its source, so a build needs no browser.
 * A diagram without a drawing, without accTitle or accDescr, or with a look of its own stops the build.
 */
export default function remarkDiagrams({ folder = FOLDER, ...options }: DiagramOptions) {
  return (tree: Root, file: VFile): void => {
    const seen = new Set<string>();
    const figures = contextOf(file, options)?.page.figures ?? [];
    visit(tree, 'code', (node, index, parent) => {
      if (!isDiagram(node) || !parent || index === undefined) return undefined;
      failOnFault(node, file);
      const { id, title } = diagramText(node.value);
      if (seen.has(id))
        file.fail(message(`the page has two diagrams titled "${title}"`, 'give each its own accTitle'), node);
      seen.add(id);
      const number = figures.find((known) => known.kind === 'diagram' && known.id === id)?.number ?? '';
      parent.children[index] = figure({ id, title, number, svg: drawing(node, file, folder) });
      return SKIP;
    });
  };
}

function failOnFault(node: Code, file: VFile): void {
  const [fault] = diagramFaults(node.value);
  if (!fault) return;
  const line = (node.position?.start.line ?? 0) + fault.line;
  file.fail(message(fault.problem, fault.remedy), { line, column: 1 });
}

function drawing(node: Code, file: VFile, folder: string): string {
  const name = `${diagramHash(node.value)}.svg`;
  try {
    return readFileSync(path.join(folder, name), 'utf8').trim();
  } catch {
    const problem = `content/diagrams/${name} is missing: the diagram is new or has changed`;
    return file.fail(message(problem, 'run "npm run diagrams" and commit what it changes in content/diagrams'), node);
  }
}

function message(problem: string, remedy: string): string {
  return `${problem}. Remedy: ${remedy}.`;
}

/** An element in the flow of a page. */
type FlowElement = Extract<Word, { type: 'mdxJsxFlowElement' }>;

interface Figure {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly svg: string;
}

/** The box scrolls sideways where the page is narrower than the drawing can be read, so it takes the focus. */
function figure({ id, title, number, svg }: Figure): FlowElement {
  const box: FlowElement = {
    type: 'mdxJsxFlowElement',
    name: 'div',
    attributes: attributes({
      class: 'diagram-box',
      role: 'group',
      tabindex: '0',
      'aria-label': `Diagram: ${title}`,
      'set:html': svg,
    }),
    children: [],
  };
  return {
    type: 'mdxJsxFlowElement',
    name: 'figure',
    attributes: attributes({ class: 'diagram', id: figureAnchor(id) }),
    children: [box, caption(title, number)],
  };
}

/** Outside the book's pages a diagram has no number. */
function caption(title: string, number: string): Paragraph {
  const label: PhrasingContent = { type: 'text', value: `Figure ${number}.` };
  const numbered: PhrasingContent[] = [
    { type: 'strong', data: { hName: 'b' }, children: [label] },
    { type: 'text', value: ' ' },
  ];
  return {
    type: 'paragraph',
    data: { hName: 'figcaption' },
    children: [...(number === '' ? [] : numbered), { type: 'text', value: title }],
  };
}

function attributes(values: Readonly<Record<string, string>>): WordAttribute[] {
  return Object.entries(values).map(([name, value]): WordAttribute => ({ type: 'mdxJsxAttribute', name, value }));
}
