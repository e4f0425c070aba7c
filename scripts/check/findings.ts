import { tinyBook, type Files } from '../../src/book/tiny-book.ts';
import { applyRules } from './check-content.ts';
import { createContext } from './context.ts';
import { report } from './report.ts';
import { NO_MODULES, type Modules, type Rule } from './rule.ts';

/** What one law reports about the tiny book with these files and modules; '' when it is content. */
export function findings(rule: Rule, files: Files, modules: Partial<Modules> = {}): string {
  const context = createContext(tinyBook(files), { ...NO_MODULES, ...modules });
  const issues = applyRules([rule], context);
  return issues.length === 0 ? '' : report(issues);
}
