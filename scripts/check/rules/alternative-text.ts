import { visit } from 'unist-util-visit';
import { diagramText, isDiagram } from '../../../src/book/diagram.ts';
import { placeOf } from '../../../src/book/place.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { PageText, Rule } from '../rule.ts';

/** Every diagram and every image says in words what it shows. */
export const rule: Rule = {
  name: 'alternative-text',
  check: ({ pages }) => pages.flatMap(issuesIn),
};

function issuesIn({ page, tree }: PageText): readonly Issue[] {
  const issues: Issue[] = [];
  visit(tree, (node) => {
    const place = placeOf(page.file, node);
    if (isDiagram(node)) issues.push(...diagramIssues(node.value, place));
    if (node.type === 'image' && !node.alt?.trim()) {
      issues.push({
        place,
        problem: `the image "${node.url}" has no alternative text`,
        remedy: 'write what it shows: ![…](file.png)',
      });
    }
  });
  return issues;
}

function diagramIssues(source: string, place: Issue['place']): readonly Issue[] {
  const { title, description } = diagramText(source);
  return [
    ...(title === ''
      ? [{ place, problem: 'a diagram without accTitle', remedy: 'begin the fence with the line accTitle: …' }]
      : []),
    ...(description === ''
      ? [
          {
            place,
            problem: 'a diagram without accDescr',
            remedy: 'write accDescr: … with the same facts as the drawing',
          },
        ]
      : []),
  ];
}
