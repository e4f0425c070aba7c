import type { Problem } from '../../core/problem.ts';
import { moduleNamed } from '../folder-modules.ts';
import type { MarkdownRenderers } from './posed-html.ts';
import { createPractice, type Practice } from './practice.ts';

/** Opens the practice of a problem on this page, with the browser's address, clipboard and randomness. */
export async function openPractice(host: HTMLElement): Promise<Practice> {
  return createPractice(host, {
    problem: await moduleNamed('Problem', host.dataset['id'] ?? '', generators)(),
    markdown: loadMarkdown,
    desk: async () => (await import('../desk.ts')).openDesk(),
    randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    address: () => location.href,
    readdress: (address) => history.replaceState(history.state, '', address),
    copy: async (text) => navigator.clipboard.writeText(text),
  });
}

const generators = import.meta.glob<Problem>('../../problems/*/problem.ts', { import: 'default' });

async function loadMarkdown(): Promise<MarkdownRenderers> {
  const [{ blockMarkdownHtml }, { inlineMarkdownHtml }] = await Promise.all([
    import('../../markdown/block.ts'),
    import('../../markdown/inline.ts'),
  ]);
  return { block: blockMarkdownHtml, inline: inlineMarkdownHtml };
}
