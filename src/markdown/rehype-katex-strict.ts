import type { Root } from 'hast';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

/**
 * Stops the build when a formula did not parse.
 *
 * rehype-katex paints a broken formula red and leaves a message that nobody prints; this plugin runs
 * after it and fails with the file, line and column of each one.
 */
export default function rehypeKatexStrict() {
  return (_tree: Root, file: VFile): void => {
    const bad = file.messages.filter((message) => message.source === 'rehype-katex');
    if (bad.length === 0) return;
    const lines = bad.map((message) => `${file.path}:${placeOf(message)}  ${reasonOf(message)}`);
    file.fail(`${bad.length} formula(s) do not parse\n  ${lines.join('\n  ')}`);
  };
}

function placeOf(message: VFileMessage): string {
  const own = message.place && 'start' in message.place ? message.place.start : message.place;
  const around = message.ancestors?.findLast((node) => node.position && node.type !== 'root')?.position?.start;
  const start = own ?? around;
  return `${start?.line ?? '?'}:${start?.column ?? '?'}`;
}

function reasonOf(message: VFileMessage): string {
  return message.cause instanceof Error ? message.cause.message : message.reason;
}
