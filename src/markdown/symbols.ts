import { roleOfMacro, type Role } from '../book/role.ts';
import {
  atomsOf,
  canonicalNodes,
  canonicalSymbol,
  innerAtom,
  longestMatch,
  symbolParts,
  symbolPatterns,
  type SymbolEntry,
  type SymbolParts,
  type SymbolPattern,
} from './tex-symbol.ts';
import {
  parseTex,
  renderArgument,
  renderScript,
  renderTex,
  type Argument,
  type Atom,
  type Script,
  type TexNode,
} from './tex.ts';

/** A symbol that a formula writes with a role: `\act{\vh}_t` is `\vh_{t}` as an activation. */
export interface SymbolWithRole {
  readonly role: Role;
  /** The symbol with its scripts, without its role, in one spelling. */
  readonly tex: string;
  /** The same without superscripts and primes. */
  readonly stem: string;
}

/**
 * A formula with each symbol of the notation marked for KaTeX as `{\htmlData{sym=<key>}{…}}`.
 *
 * The key is the symbol's index in `notation`. Where several entries fit, the longest one is meant; the scripts
 * that follow a symbol are inside its mark, so that they are stacked as before, and are searched for symbols too.
 */
export function markSymbols(tex: string, notation: readonly SymbolEntry[]): string {
  return markNodes(parseTex(tex), knownPatterns(notation));
}

/** The symbols that a formula writes with a role macro. A macro around a whole expression names no symbol. */
export function symbolsWithRoles(tex: string): readonly SymbolWithRole[] {
  return rolesIn(parseTex(tex));
}

/** The index of the entry that a symbol is, or null: `\vh_{t-1}` is the entry `\vh` with an index. */
export function symbolIn(tex: string, notation: readonly SymbolEntry[]): number | null {
  const symbols = atomsOf(parseTex(tex)).map(symbolParts);
  const match = longestMatch(symbols, knownPatterns(notation));
  return match?.sequence.length === symbols.length ? match.key : null;
}

/** The one spelling of a symbol: `\mW_h` and `\mW_{h}` are the same, so are `\act{\vh}_t` and `\vh_t`. */
export function canonicalTex(tex: string): string {
  return canonicalNodes(parseTex(tex));
}

const patternsOf = new WeakMap<readonly SymbolEntry[], readonly SymbolPattern[]>();

/** A chapter has one notation and hundreds of formulas. */
function knownPatterns(notation: readonly SymbolEntry[]): readonly SymbolPattern[] {
  const patterns = patternsOf.get(notation) ?? symbolPatterns(notation);
  patternsOf.set(notation, patterns);
  return patterns;
}

type Patterns = readonly SymbolPattern[];

function markNodes(nodes: readonly TexNode[], patterns: Patterns): string {
  const symbols = atomsOf(nodes).map(symbolParts);
  let marked = '';
  let seen = 0;
  for (let position = 0; position < nodes.length;) {
    const rest = nodes.slice(position);
    const match = rest[0]?.kind === 'atom' ? longestMatch(symbols.slice(seen), patterns) : null;
    const taken = rest.slice(0, match ? lengthOf(rest, match.sequence.length) : 1);
    marked += match ? wrap(taken, match, patterns) : renderTexMarked(taken, patterns);
    position += taken.length;
    seen += atomsOf(taken).length;
  }
  return marked;
}

/** How many nodes hold the first `count` atoms. */
function lengthOf(nodes: readonly TexNode[], count: number): number {
  const last = atomsOf(nodes)[count - 1];
  return nodes.findIndex((node) => node === last) + 1;
}

/** Operators are spaced by their kind; braces around one would make it an ordinary symbol. */
const OPERATOR =
  /^\\(?:operatorname|softmax|diag|Var|Cov|tr|argmin|argmax|E|max|min|exp|log|ln|tanh|det|sup|inf)(?![a-zA-Z])/;

function wrap(nodes: readonly TexNode[], pattern: SymbolPattern, patterns: Patterns): string {
  const last = atomsOf(nodes.slice(-1)).map((atom) => keepSymbol(atom, pattern, patterns));
  const content = renderTex(nodes.slice(0, -1)) + last.join('');
  const marked = `\\htmlData{sym=${pattern.key}}{${content}}`;
  return OPERATOR.test(content) ? marked : `{${marked}}`;
}

/** A matched symbol: its own scripts stay as they are, those that the entry does not name are searched for symbols. */
function keepSymbol(atom: Atom, pattern: SymbolPattern, patterns: Patterns): string {
  const inner = innerAtom(atom);
  const keepNode = (node: TexNode): string =>
    node === inner ? keepSymbol(inner, pattern, patterns) : renderTex([node]);
  const keepArgument = ({ open, nodes, close }: Argument): string =>
    open + (nodes ?? []).map(keepNode).join('') + close;
  const own = pattern.sequence.at(-1);
  const isOwn = ({ mark }: Script): boolean => (mark === '_' ? own?.sub : own?.sup) !== null;
  const keepScript = (script: Script): string => (isOwn(script) ? renderScript(script) : markScript(script, patterns));
  return atom.name + atom.args.map(keepArgument).join('') + atom.scripts.map(keepScript).join('');
}

/** The nodes as they stand, with the symbols in their arguments and scripts marked. */
function renderTexMarked(nodes: readonly TexNode[], patterns: Patterns): string {
  return nodes.map((node) => (node.kind === 'raw' ? node.text : markInside(node, patterns))).join('');
}

/** An accent makes another symbol of the one below it: `\hat w` is no `w`. */
const ACCENT = /^\\(?:hat|bar|tilde|vec|dot|ddot|widehat|widetilde|overline)$/;

function markInside({ name, args, scripts }: Atom, patterns: Patterns): string {
  const inside = args.map((argument) =>
    ACCENT.test(name) ? renderArgument(argument) : markArgument(argument, patterns),
  );
  return name + inside.join('') + scripts.map((script) => markScript(script, patterns)).join('');
}

function markScript({ space, mark, argument }: Script, patterns: Patterns): string {
  return space + mark + (argument ? markArgument(argument, patterns) : '');
}

function markArgument({ open, nodes, close }: Argument, patterns: Patterns): string {
  return open + (nodes ? markNodes(nodes, patterns) : '') + close;
}

function rolesIn(nodes: readonly TexNode[]): readonly SymbolWithRole[] {
  return atomsOf(nodes).flatMap((atom) => {
    const role = roleOfMacro(atom.name);
    const own = role && isSymbol(atom) ? [symbolWithRole(role, symbolParts(atom))] : [];
    return [...own, ...rolesInside(atom)];
  });
}

function symbolWithRole(role: Role, parts: SymbolParts): SymbolWithRole {
  return { role, tex: canonicalSymbol(parts), stem: canonicalSymbol({ ...parts, sup: null, primes: 0 }) };
}

function rolesInside({ args, scripts }: Atom): readonly SymbolWithRole[] {
  const inside = [...args, ...scripts.flatMap(({ argument }) => argument ?? [])];
  return inside.flatMap(({ nodes }) => rolesIn(nodes ?? []));
}

/** Whether a role is given to one symbol, and not to an expression, a number or a sign. */
function isSymbol(atom: Atom): boolean {
  const inner = innerAtom(atom);
  if (inner) return isSymbol(inner);
  const plain = atom.args.every(({ nodes }) => nodes === null) || ACCENT.test(atom.name);
  return plain && /^(?:\\?[a-zA-Z]+|\p{L})$/u.test(atom.name) && roleOfMacro(atom.name) === null;
}
