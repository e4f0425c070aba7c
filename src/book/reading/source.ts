/** A part of TeX source and what stands after it. */
export interface Taken {
  readonly text: string;
  readonly rest: string;
}

const COMMAND = /^\\([a-zA-Z]+\*?|[^])\s*/;

/** The control sequence at the start, its name without backslash; null when there is none. */
export function takeCommand(source: string): Taken | null {
  const match = COMMAND.exec(source);
  return match ? { text: match[1] ?? '', rest: source.slice(match[0].length) } : null;
}

/** The argument at the start: the inside of a group, or one token. */
export function takeArgument(source: string): Taken {
  const start = source.trimStart();
  if (start.startsWith('{')) return takeBetween(start, '{', '}');
  const command = takeCommand(start);
  if (command) return { text: start.slice(0, start.length - command.rest.length).trimEnd(), rest: command.rest };
  const [first = ''] = start;
  return { text: first, rest: start.slice(first.length).trimStart() };
}

/** Leaves out an optional argument `[…]`. */
export function skipOptional(source: string): string {
  const start = source.trimStart();
  return start.startsWith('[') ? takeBetween(start, '[', ']').rest : start;
}

/** The body of an environment whose `\begin{name}` has been read already, up to its own `\end{name}`. */
export function takeEnvironment(source: string, name: string): Taken {
  const begin = `\\begin{${name}}`;
  const end = `\\end{${name}}`;
  let depth = 1;
  for (let index = 0; index < source.length; index += 1) {
    if (source.startsWith(begin, index)) depth += 1;
    if (source.startsWith(end, index)) depth -= 1;
    if (depth === 0) return { text: source.slice(0, index), rest: source.slice(index + end.length).trimStart() };
  }
  return { text: source, rest: '' };
}

/** The source cut at a separator (`&` or `\\`) that stands in no group and no inner environment. */
export function splitAt(source: string, separator: '&' | '\\\\'): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < source.length; index += 1) {
    depth += depthChange(source, index);
    if (depth === 0 && source.startsWith(separator, index)) {
      parts.push(source.slice(start, index));
      start = index + separator.length;
    }
    if (source[index] === '\\') index += 1;
  }
  return [...parts, source.slice(start)];
}

function takeBetween(source: string, open: string, close: string): Taken {
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === open) depth += 1;
    else if (source[index] === close) depth -= 1;
    if (depth === 0) return { text: source.slice(1, index), rest: source.slice(index + 1).trimStart() };
  }
  return { text: source.slice(1), rest: '' };
}

function depthChange(source: string, index: number): number {
  if (source[index] === '{' || source.startsWith('\\begin{', index)) return 1;
  return source[index] === '}' || source.startsWith('\\end{', index) ? -1 : 0;
}
