import { checkContent } from './check-content.ts';
import { report } from './report.ts';

const issues = await checkContent(process.cwd());
if (issues.length > 0) {
  console.error(report(issues));
  process.exitCode = 1;
}
