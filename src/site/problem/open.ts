import { loadProblem } from '../practice/generators.ts';
import { loadMarkdown } from '../practice/load-markdown.ts';
import { createPractice, type Practice } from './practice.ts';

/** Opens the practice of a problem on this page, with the browser's address, clipboard and randomness. */
export async function openPractice(host: HTMLElement): Promise<Practice> {
  return createPractice(host, {
    problem: await loadProblem(host.dataset['id'] ?? ''),
    markdown: loadMarkdown,
    desk: async () => (await import('../desk.ts')).openDesk(),
    randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    address: () => location.href,
    readdress: (address) => history.replaceState(history.state, '', address),
    copy: async (text) => navigator.clipboard.writeText(text),
  });
}
