import type { Nodes, Parents } from 'mdast';
import { placeOf, sourceOf } from '../../../src/book/place.ts';
import { isWord } from '../../../src/book/word.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { PageText, Rule } from '../rule.ts';

/** Displays stand on lines of their own; in the running text of the notes each one is in an `<Equation>`, alone. */
export const rule: Rule = {
  name: 'displays',
  check: ({ pages }) => pages.flatMap((text) => issuesIn(text, text.tree, [])),
};

/** Words of the notes in which a display needs no number. */
const UNNUMBERED = ['Derivation', 'Hint', 'Solution', 'Answer', 'Trap', 'Margin'];

function issuesIn(text: PageText, node: Nodes, inside: readonly string[]): readonly Issue[] {
  const own = issueOf(text, node, inside);
  if (!isParent(node)) return own;
  const around = isWord(node) ? [...inside, node.name ?? ''] : inside;
  return [...own, ...node.children.flatMap((child) => issuesIn(text, child, around))];
}

function issueOf({ page, source }: PageText, node: Nodes, inside: readonly string[]): readonly Issue[] {
  const place = placeOf(page.file, node);
  if (node.type === 'inlineMath' && sourceOf(source, node).startsWith('$$')) {
    return [
      {
        place,
        problem: 'a display inside of a line',
        remedy: 'put each $$ on a line of its own, with blank lines around',
      },
    ];
  }
  if (isWord(node) && node.name === 'Equation') return equationIssues(node.children, place);
  const bare = node.type === 'math' && page.part === 'notes' && !inside.some((word) => NUMBERED_OR_FREE.has(word));
  if (!bare) return [];
  const remedy = `put it into <Equation id="…">; bare displays belong into ${UNNUMBERED.join(', ')}`;
  return [{ place, problem: 'a display without a number', remedy }];
}

const NUMBERED_OR_FREE: ReadonlySet<string> = new Set([...UNNUMBERED, 'Equation']);

function equationIssues(children: readonly Nodes[], place: Issue['place']): readonly Issue[] {
  const displays = children.filter(({ type }) => type === 'math').length;
  if (displays === 1 && children.length === 1) return [];
  const problem = displays === 1 ? '<Equation> holds more than its display' : `<Equation> holds ${displays} displays`;
  return [
    { place, problem, remedy: 'put exactly one display into it: a blank line, $$, the formula, $$, a blank line' },
  ];
}

function isParent(node: Nodes): node is Parents {
  return 'children' in node;
}
