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

/** The line and column of a formula, or of the element around it: a display formula has no place of its own. */
function placeOf({ place, ancestors }: VFileMessage): string {
  const around = ancestors?.findLast((node) => node.position && node.type !== 'root')?.position;
  const found = place ?? around;
  if (!found) return '?:?';
  const { line, column } = 'start' in found ? found.start : found;
  return `${line}:${column}`;
}

function reasonOf(message: VFileMessage): string {
  return message.cause instanceof Error ? message.cause.message : message.reason;
}
