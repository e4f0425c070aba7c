import type { Rule } from '../rule.ts';

/** Front matter, data files, MDX and the bibliography are readable and have the shapes of `src/book/schemas.ts`. */
export const rule: Rule = {
  name: 'reading',
  check: ({ readIssues, modules }) => [...readIssues, ...modules.issues],
};
