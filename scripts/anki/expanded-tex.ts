import { macros } from '../../src/book/macros.ts';
import { ROLE_MACROS } from '../../src/book/role.ts';
import { parseTex, type Argument, type Script, type TexNode } from '../../src/markdown/tex.ts';

/**
 * A formula in plain TeX, for programs that do not know the site's macros: roles lose their color, every other macro is
 * written out, gaps of derivations are filled.
 *
 * Throws where a macro stands in an argument that is no formula (`\text{\vx}`), since it would stay there.
 */
export function expandedTex(tex: string): string {
  const expanded = joined(parseTex(tex).map(nodeText));
  const left = expanded.match(/\\[a-zA-Z]+/g)?.find((name) => Object.hasOwn(macros, name));
  if (left !== undefined) throw new Error(`the macro ${left} cannot be written out in "${tex}"`);
  return expanded;
}

const ROLES: readonly string[] = Object.values(ROLE_MACROS);

function nodeText(node: TexNode): string {
  if (node.kind === 'raw') return node.text;
  const base = Object.hasOwn(macros, node.name)
    ? macroText(node.name, node.args)
    : joined([node.name, ...node.args.map(argumentText)]);
  return joined([base, ...node.scripts.map(scriptText)]);
}

/** What the macro stands for; a role or a gap is a group, so that scripts still belong to the whole of it. */
function macroText(name: string, args: readonly Argument[]): string {
  const given = args.map(contentText);
  if (ROLES.includes(name)) return `{${given.join('')}}`;
  if (name === '\\blank') return `{${given[1] ?? ''}}`;
  const [before = '', after = null] = macros[name]?.split('#1') ?? [];
  return after === null ? before : joined([before, given.join(''), after]);
}

function contentText({ open, nodes }: Argument): string {
  return nodes === null ? open : joined(nodes.map(nodeText));
}

/** An argument without braces is one symbol; where that is a macro, what it stands for needs them. */
function argumentText(argument: Argument): string {
  const { open, nodes, close } = argument;
  if (nodes === null) return open;
  const [only] = nodes;
  const isBareMacro = close === '' && only?.kind === 'atom' && Object.hasOwn(macros, only.name);
  return isBareMacro ? `{${contentText(argument)}}` : joined([open, contentText(argument), close]);
}

function scriptText({ space, mark, argument }: Script): string {
  return joined([space, mark, argument ? argumentText(argument) : '']);
}

/** Parts one after the other; a control word must not run into the letters behind it. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    const runsInto = /\\[a-zA-Z]+$/.test(text) && /^[a-zA-Z]/.test(part);
    return runsInto ? `${text} ${part}` : text + part;
  }, '');
}
