import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { placeOf } from '../../../src/book/place.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { PageText, Rule } from '../rule.ts';

/** A page holds words and formulas, no program: no import, no export, no expression but a comment. */
export const rule: Rule = {
  name: 'no-code',
  check: ({ pages }) => pages.flatMap(issuesIn),
};

function issuesIn({ page, tree }: PageText): readonly Issue[] {
  const issues: Issue[] = [];
  visit(tree, (node) => {
    const mistake = mistakeOf(node);
    if (mistake) issues.push({ place: placeOf(page.file, node), ...mistake });
  });
  return issues;
}

const COMMENT = /^\s*\/\*[^]*\*\/\s*$/;

function mistakeOf(node: Nodes): Omit<Issue, 'place'> | null {
  if (node.type === 'mdxjsEsm') {
    return { problem: 'an import or export', remedy: 'take it out: the words of the book need no import' };
  }
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return null;
  if (COMMENT.test(node.value)) return null;
  return {
    problem: `an expression "{${node.value}}"`,
    remedy: 'put formulas between dollars, or escape the brace: \\{',
  };
}
