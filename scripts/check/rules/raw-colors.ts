import type { Issue } from '../../../src/book/types.ts';
import { ROLE_MACROS } from '../../../src/book/role.ts';
import type { Formula, Rule } from '../rule.ts';

/** A color in a formula is a role: a raw one keeps its value in the other theme, where it may be unreadable. */
export const rule: Rule = {
  name: 'raw-colors',
  check: ({ formulas }) => formulas.flatMap(issueOf),
};

const RAW = /\\(?:color|textcolor|colorbox|fcolorbox)(?![a-zA-Z])/;

function issueOf({ tex, place }: Formula): readonly Issue[] {
  const macro = RAW.exec(tex)?.[0];
  if (macro === undefined) return [];
  const roles = Object.values(ROLE_MACROS).join(', ');
  return [{ place, problem: `a color of its own, "${macro}", in a formula`, remedy: `use a role: ${roles}` }];
}
