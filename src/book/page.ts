import type { Code, Heading as HeadingNode, Node, Nodes, Root } from 'mdast';
import GithubSlugger from 'github-slugger';
import { visit } from 'unist-util-visit';
import { pagePath } from './address.ts';
import { diagramText, isDiagram } from './diagram.ts';
import { HEADING_ID } from './marks.ts';
import { placeOf, sourceOf } from './place.ts';
import { plainText } from './plain-text.ts';
import { usesOf } from './uses.ts';
import { attributeText, isWord, wordsOf, type Word } from './word.ts';
import type { Equation, Figure, FormedDerivation, Heading, Page, PartName, PlacedProblem } from './types.ts';

/** A page's text, its syntax tree and where it belongs. */
export interface PageSource {
  readonly part: PartName;
  readonly slug: string;
  readonly file: string;
  readonly source: string;
  readonly tree: Root;
}

/** What a page holds, in document order. Nothing has its number yet: numbers run through the whole chapter. */
export function readPage(page: PageSource): Page {
  const headings = headingsOf(page);
  const sectionOf = (line: number): string =>
    headings.findLast(({ depth, place }) => depth === 2 && place.line <= line)?.id ?? '';
  return {
    part: page.part,
    file: page.file,
    path: pagePath(page.slug, page.part),
    headings,
    equations: wordsOf(page.tree, 'Equation').map((word) => equation(page, word, sectionOf)),
    figures: figuresOf(page, sectionOf),
    problems: wordsOf(page.tree, 'Problem').map((word) => problem(page, word, sectionOf)),
    derivations: wordsOf(page.tree, 'Derivation').flatMap((word) => derivation(page, word)),
    uses: usesOf(page.file, page.source, page.tree),
    words: countWords(page.tree.children),
    sectionWords: sectionWords(page.tree),
  };
}

type SectionOf = (line: number) => string;

function headingsOf(page: PageSource): readonly Heading[] {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  visit(page.tree, 'heading', (node) => {
    if (node.depth === 2 || node.depth === 3) headings.push(heading(page, node, { depth: node.depth, slugger }));
  });
  return headings;
}

function heading(
  page: PageSource,
  node: HeadingNode,
  { depth, slugger }: { depth: 2 | 3; slugger: GithubSlugger },
): Heading {
  const text = plainText(node).replace(HEADING_ID, '');
  const markdown = sourceOf(page.source, node)
    .replace(/^#+\s*/, '')
    .replace(HEADING_ID, '');
  const id = headingId(node) ?? slugger.slug(text);
  return { depth, id, text, markdown, number: '', place: placeOf(page.file, node) };
}

/** The id that the author gave a heading: "bptt" of `## Backpropagation through time [#bptt]`; null for none. */
export function headingId(node: HeadingNode): string | null {
  return HEADING_ID.exec(plainText(node))?.[1] ?? null;
}

function equation(page: PageSource, word: Word, sectionOf: SectionOf): Equation {
  const place = placeOf(page.file, word);
  return {
    id: attributeText(word, 'id') ?? '',
    number: '',
    tex: firstFormula(word),
    check: attributeText(word, 'check'),
    know: attributeText(word, 'know'),
    section: sectionOf(place.line),
    place,
  };
}

function firstFormula(word: Word): string {
  const children: readonly Nodes[] = word.children;
  const formula = children.find((child) => child.type === 'math');
  return formula?.type === 'math' ? formula.value : '';
}

function problem(page: PageSource, word: Word, sectionOf: SectionOf): PlacedProblem {
  const place = placeOf(page.file, word);
  return { id: attributeText(word, 'id') ?? '', number: '', section: sectionOf(place.line), place };
}

/** A plain fold has no id, and none is needed. */
function derivation(page: PageSource, word: Word): readonly FormedDerivation[] {
  const id = attributeText(word, 'id');
  return id === null ? [] : [{ id, place: placeOf(page.file, word) }];
}

function figuresOf(page: PageSource, sectionOf: SectionOf): readonly Figure[] {
  const figures: Figure[] = [];
  visit(page.tree, (node) => {
    const place = placeOf(page.file, node);
    const figure = isDiagram(node) ? diagram(node) : explorable(node);
    if (figure) figures.push({ ...figure, number: '', section: sectionOf(place.line), place });
  });
  return figures;
}

type FigureContent = Pick<Figure, 'kind' | 'id' | 'title' | 'description'>;

function diagram(node: Code): FigureContent {
  return { kind: 'diagram', ...diagramText(node.value) };
}

function explorable(node: Node): FigureContent | null {
  if (!isWord(node) || node.name !== 'Explorable') return null;
  return { kind: 'explorable', id: attributeText(node, 'id') ?? '', title: '', description: plainText(node) };
}

/** Words of the running text of each section, by its id; what comes before the first is left out. */
function sectionWords(tree: Root): ReadonlyMap<string, number> {
  const isHead = (node: Nodes): boolean => node.type === 'heading' && node.depth === 2;
  const starts = tree.children.flatMap((node, index) => (isHead(node) ? [index] : []));
  return new Map(
    starts.flatMap((start, index) => {
      const nodes = tree.children.slice(start, starts[index + 1]);
      const [head] = nodes;
      return head?.type === 'heading' ? [[headingId(head) ?? '', countWords(nodes)] as const] : [];
    }),
  );
}

/** Words of the running text; a formula inside a line counts as one. */
function countWords(nodes: readonly Nodes[]): number {
  let words = 0;
  for (const tree of nodes) {
    visit(tree, (node) => {
      if (node.type === 'text') words += node.value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      if (node.type === 'inlineMath') words += 1;
    });
  }
  return words;
}
