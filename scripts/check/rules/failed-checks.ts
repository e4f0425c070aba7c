import { runCheck } from '../../../src/core/check.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { NamedCheck, Rule } from '../rule.ts';

/** Every check runs and measures an error within its tolerance. */
export const rule: Rule = {
  name: 'failed-checks',
  check: ({ modules }) => [...modules.checks.values()].flat().flatMap(issueOf),
};

function issueOf({ name, check, place }: NamedCheck): readonly Issue[] {
  try {
    const { error, tolerance, passed } = runCheck(check);
    if (passed) return [];
    const remedy = 'one of the two sides is wrong: the equation in the notes, or its check';
    return [{ place, problem: `the check "${name}" measures ${error}, tolerance ${tolerance}`, remedy }];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ place, problem: `the check "${name}" throws: ${message}`, remedy: 'mend the check' }];
  }
}
