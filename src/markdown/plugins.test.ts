import type { Link, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { attributeText, wordsOf } from '../book/word.ts';
import { runPlugin } from './fixture.ts';
import remarkCitations from './remark-citations.ts';
import remarkHeadings from './remark-headings.ts';
import remarkLinks from './remark-links.ts';
import remarkSymbols from './remark-symbols.ts';
import remarkTerms from './remark-terms.ts';
import remarkWords from './remark-words.ts';

const EQUATION = '\n<Equation id="cell" check="cell">\n\n$$\n\\act{\\vh_t} = 1\n$$\n\n</Equation>\n';

function linksOf(tree: Root): readonly Link[] {
  const links: Link[] = [];
  visit(tree, 'link', (node) => {
    links.push(node);
  });
  return links;
}

function textOf(node: Nodes): string {
  let text = '';
  visit(node, 'text', (leaf) => {
    text += leaf.value;
  });
  return text;
}

/** What an author reads: the place and the reason. */
function failureOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return 'nothing failed';
}

const linkTexts = (tree: Root) => linksOf(tree).map((link) => `${textOf(link)} -> ${link.url}`);

describe('headings', () => {
  it('get the id in brackets and, in the notes, a section number', () => {
    const { tree } = runPlugin(remarkHeadings, '\n## The cell [#cell]\n\nText.\n\n### Shapes\n\nText.\n');
    const headings = tree.children.filter((node) => node.type === 'heading');
    expect(headings.map((node) => [textOf(node), node.data?.hProperties])).toEqual([
      ['2.1 The cell', { id: 'cell' }],
      ['Shapes', { id: 'shapes' }],
    ]);
  });

  it('get no number outside the notes', () => {
    const { tree } = runPlugin(remarkHeadings, '\n## The cell [#cell]\n', 'homeworks');
    const heading = tree.children.find((node) => node.type === 'heading');
    expect(heading && textOf(heading)).toBe('One');
  });
});

describe('words', () => {
  it('make a reference a link that shows the number and previews the equation', () => {
    const { tree } = runPlugin(remarkWords, `\n## The cell [#cell]\n${EQUATION}\nSee <Eq to="cell" />.\n`);
    expect(linkTexts(tree)).toEqual(['(2.1) -> #eq-cell']);
    expect(linksOf(tree)[0]?.data?.hProperties).toHaveProperty('dataPreview');
  });

  it('tell an equation its chapter and number', () => {
    const { tree } = runPlugin(remarkWords, `\n## The cell [#cell]\n${EQUATION}`);
    const [equation] = wordsOf(tree, 'Equation');
    expect(equation && ['chapter', 'number'].map((name) => attributeText(equation, name))).toEqual(['rnn', '2.1']);
  });

  it('link a term to the glossary under the base path', () => {
    const { tree } = runPlugin(remarkWords, '\n## The cell [#cell]\n\nBy <Term of="bptt">unrolling</Term>.\n');
    expect(linkTexts(tree)).toEqual(['unrolling -> /site/glossary/#term-bptt']);
  });

  it('stop at a reference to nothing', () => {
    expect(failureOf(() => runPlugin(remarkWords, '\n## The cell [#cell]\n\nSee <Eq to="sell" />.\n'))).toContain(
      'notes.mdx:14:5-14:21: <Eq> names nothing that exists; run npm run check',
    );
  });
});

describe('citations', () => {
  it('are numbered in the order of first use and handed to the page', () => {
    const { tree, file } = runPlugin(
      remarkCitations,
      '\n## A [#a]\n\nOne [@werbos1990]. Two [@elman1990finding; @werbos1990].\n',
    );
    expect(textOf(tree)).toContain('One [1]. Two [2, 1].');
    expect(file.data.astro?.frontmatter?.['citations']).toEqual(['werbos1990', 'elman1990finding']);
  });

  it('stop at an unknown key', () => {
    expect(failureOf(() => runPlugin(remarkCitations, '\n## A [#a]\n\nOne [@nobody].\n'))).toContain(
      'notes.mdx:14:1-14:15: unknown citation "@nobody"; run npm run check',
    );
  });
});

describe('terms', () => {
  it('are linked at their first use in each section, in any case, and not again', () => {
    const { tree } = runPlugin(
      remarkTerms,
      '\n## A [#a]\n\nBPTT, then BPTT.\n\n## B [#b]\n\nBackpropagation through time.\n',
    );
    expect(linkTexts(tree)).toEqual([
      'BPTT -> /site/glossary/#term-bptt',
      'Backpropagation through time -> /site/glossary/#term-bptt',
    ]);
  });

  it('prefer the longer term and leave formulas, code, headings and too common spellings alone', () => {
    const { tree } = runPlugin(
      remarkTerms,
      '\n## BPTT [#a]\n\nA memory. `BPTT`. Truncated backpropagation through time.\n',
    );
    expect(linkTexts(tree)).toEqual(['Truncated backpropagation through time -> /site/glossary/#term-truncated']);
  });
});

describe('links', () => {
  it('from the root get the base path, and become an anchor on their own page', () => {
    const { tree } = runPlugin(
      remarkLinks,
      '\n## A [#a]\n\n[one](/rnn/#a) [two](/rnn/homeworks/#one) [three](https://example.org/)\n',
    );
    expect(linksOf(tree).map((link) => link.url)).toEqual(['#a', '/site/rnn/homeworks/#one', 'https://example.org/']);
  });
});

describe('symbols', () => {
  it('are marked in display and inline formulas alike', () => {
    const { tree } = runPlugin(remarkSymbols, '\n## A [#a]\n\nThe state $\\vh_t$.\n\n$$\n\\vh_{t-1}\n$$\n');
    const formulas: string[] = [];
    visit(tree, ['math', 'inlineMath'], (node) => {
      if ('value' in node) formulas.push(node.value);
    });
    expect(formulas).toHaveLength(2);
    for (const formula of formulas) expect(formula).toContain('\\htmlData{sym=0}');
  });
});
