import type { Issue } from '../../../src/book/types.ts';
import type { CheckContext, Rule } from '../rule.ts';

/** Every explorable and every problem is shown on a page. */
export const rule: Rule = {
  name: 'unshown-figures',
  check: (context) => [
    ...unshown(context, 'explorable', [...context.modules.explorables.keys()]),
    ...unshown(context, 'problem', context.modules.problems),
  ],
};

const FILES = { explorable: 'model.ts', problem: 'problem.ts' } as const;
const WORDS = { explorable: 'Explorable', problem: 'Problem' } as const;

function unshown({ pages }: CheckContext, kind: 'explorable' | 'problem', ids: readonly string[]): readonly Issue[] {
  const uses = pages.flatMap(({ page }) => page.uses).filter((use) => use.kind === kind);
  const shown = new Set(uses.map(({ id }) => id));
  return ids
    .filter((id) => !shown.has(id))
    .map((id) => ({
      place: { file: `src/${kind}s/${id}/${FILES[kind]}`, line: 1, column: 1 },
      problem: `no page shows the ${kind} "${id}"`,
      remedy: `write <${WORDS[kind]} id="${id}"> in a chapter, or delete the folder`,
    }));
}
