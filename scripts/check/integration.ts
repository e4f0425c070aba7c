import type { AstroIntegration } from 'astro';
import { checkContent } from './check-content.ts';
import { report } from './report.ts';

/**
 * Runs the content laws where the site is built.
 *
 * A build stops on the first look when an author's mistake is found; the development server only
 * prints the mistakes, at its start and after each change of the content.
 */
export function contentChecks(root: string): AstroIntegration {
  return {
    name: 'content-checks',
    hooks: {
      'astro:build:start': async () => {
        const issues = await checkContent(root);
        if (issues.length > 0) throw new Error(`the content has mistakes\n${report(issues)}`);
      },
      'astro:server:setup': ({ server, logger }) => {
        const look = () => {
          checkContent(root).then(
            (issues) => issues.length > 0 && logger.warn(`\n${report(issues)}`),
            (error: unknown) => logger.error(String(error)), // the server goes on: the next change may mend it
          );
        };
        server.watcher.on('change', (file) => {
          if (file.replaceAll('\\', '/').includes('/content/')) look();
        });
        look();
      },
    },
  };
}
