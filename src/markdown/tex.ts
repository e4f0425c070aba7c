import { macros } from '../book/macros.ts';

/** One thing of a formula: a symbol with its scripts, or text that stands between symbols (spaces, `&`, line ends). */
export type TexNode = Atom | { readonly kind: 'raw'; readonly text: string };

/** A symbol, a command with its arguments or a group in braces, with its subscripts, superscripts and primes. */
export interface Atom {
  readonly kind: 'atom';
  /** `x`, `\vh`, `\frac`; '' for a group in braces, whose content is the only argument. */
  readonly name: string;
  readonly args: readonly Argument[];
  readonly scripts: readonly Script[];
}

/** An argument; `nodes` is null where the content is no formula (`\text{…}`), and then `open` holds all of it. */
export interface Argument {
  readonly open: string;
  readonly nodes: readonly TexNode[] | null;
  readonly close: string;
}

/** A subscript, a superscript or a prime; `space` stands before the mark. */
export interface Script {
  readonly space: string;
  readonly mark: '_' | '^' | "'";
  readonly argument: Argument | null;
}

/** Parses a formula. `renderTex` gives the very same text back, also of a broken formula. */
export function parseTex(tex: string): readonly TexNode[] {
  const tokens = tex.match(TOKEN) ?? [];
  const nodes: TexNode[] = [];
  let at = 0;
  while (at < tokens.length) {
    const rest = parseNodes(tokens, at);
    nodes.push(...rest.value);
    at = rest.next;
    if (tokens[at] === '}') {
      nodes.push({ kind: 'raw', text: '}' });
      at += 1;
    }
  }
  return nodes;
}

/** The text of parsed nodes. */
export function renderTex(nodes: readonly TexNode[]): string {
  return nodes.map((node) => (node.kind === 'raw' ? node.text : renderAtom(node))).join('');
}

/** The text of an argument. */
export function renderArgument({ open, nodes, close }: Argument): string {
  return open + renderTex(nodes ?? []) + close;
}

/** The text of a script. */
export function renderScript({ space, mark, argument }: Script): string {
  return space + mark + (argument ? renderArgument(argument) : '');
}

function renderAtom({ name, args, scripts }: Atom): string {
  return name + args.map(renderArgument).join('') + scripts.map(renderScript).join('');
}

/** A control word, a control symbol, a comment, a run of spaces, or one character. */
const TOKEN = /\\[a-zA-Z]+|\\[^]|%[^\n]*|\s+|[^]/gu;

/**
 * What the commands of TeX take, and the site's macros with an argument: `m` a formula, `o` text that is no formula,
 * `?` such text in brackets where it stands, `*` a star where it stands, `d` a delimiter, `b` the name of an
 * environment with the columns of an array.
 */
const SIGNATURES: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    o: 'text textbf textit textrm textsf texttt textnormal mbox mathrm mathsf mathtt mathit mathbf mathbb mathcal mathscr mathfrak mathnormal boldsymbol bm tag label color hspace hskip kern mkern mskip end not htmlId',
    oo: 'rule raisebox',
    om: 'htmlClass htmlData htmlStyle textcolor colorbox',
    '*o': 'operatorname',
    m: 'hat bar tilde vec dot ddot check breve acute grave widehat widetilde overline underline overrightarrow overleftarrow underbrace overbrace phantom hphantom vphantom smash boxed cancel mathbin mathrel mathop mathord mathopen mathclose mathpunct mathinner substack',
    '?m': 'sqrt xrightarrow xleftarrow',
    mm: 'frac dfrac tfrac cfrac binom dbinom tbinom overset underset stackrel',
    d: 'left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm',
    b: 'begin',
  }).flatMap(([signature, names]) => names.split(' ').map((name) => [`\\${name}`, signature] as const)),
  ...Object.entries(macros).map(([name, text]) => [name, signatureOf(text)] as const),
]);

/** A macro of two arguments has a name or a number first, then a formula. */
function signatureOf(macro: string): string {
  if (macro.includes('#2')) return 'om';
  return macro.includes('#1') ? 'm' : '';
}

interface Parsed<T> {
  readonly value: T;
  readonly next: number;
}

type Tokens = readonly string[];

/** The nodes up to a closing brace or the end. */
function parseNodes(tokens: Tokens, start: number): Parsed<readonly TexNode[]> {
  const nodes: TexNode[] = [];
  let next = start;
  while (next < tokens.length && tokens[next] !== '}') {
    const parsed = parseNode(tokens, next);
    nodes.push(parsed.value);
    next = parsed.next;
  }
  return { value: nodes, next };
}

function parseNode(tokens: Tokens, start: number): Parsed<TexNode> {
  const token = tokens[start] ?? '';
  if (token === '\\\\') return parseLineEnd(tokens, start);
  if (/^(?:\s|%|&)/.test(token)) return { value: { kind: 'raw', text: token }, next: start + 1 };
  return parseAtom(tokens, start);
}

/** `\\` with the extra space it may name: `\\[4pt]`. */
function parseLineEnd(tokens: Tokens, start: number): Parsed<TexNode> {
  const space = optional(tokens, start + 1);
  return { value: { kind: 'raw', text: `\\\\${space.value}` }, next: space.next };
}

function parseAtom(tokens: Tokens, start: number): Parsed<Atom> {
  const base = parseBase(tokens, start);
  const scripts = parseScripts(tokens, base.next);
  return { value: { ...base.value, scripts: scripts.value }, next: scripts.next };
}

function parseBase(tokens: Tokens, start: number): Parsed<Atom> {
  const name = tokens[start] ?? '';
  if (/^[_^']$/.test(name)) return { value: { kind: 'atom', name: '', args: [], scripts: [] }, next: start };
  if (name === '{') return atomWith('', parseArguments(tokens, start, 'm'));
  return atomWith(name, parseArguments(tokens, start + 1, SIGNATURES.get(name) ?? ''));
}

function atomWith(name: string, { value, next }: Parsed<readonly Argument[]>): Parsed<Atom> {
  return { value: { kind: 'atom', name, args: value, scripts: [] }, next };
}

function parseScripts(tokens: Tokens, start: number): Parsed<readonly Script[]> {
  const scripts: Script[] = [];
  let next = start;
  for (;;) {
    const space = spaces(tokens, next);
    const mark = tokens[space.next];
    if (mark !== '_' && mark !== '^' && mark !== "'") return { value: scripts, next };
    const argument = mark === "'" ? null : parseMath(tokens, space.next + 1);
    scripts.push({ space: space.value, mark, argument: argument?.value ?? null });
    next = argument?.next ?? space.next + 1;
  }
}

function parseArguments(tokens: Tokens, start: number, signature: string): Parsed<readonly Argument[]> {
  const args: Argument[] = [];
  let next = start;
  for (const letter of signature) {
    const parsed = PARSERS[letter]?.(tokens, next);
    if (!parsed) continue;
    args.push(parsed.value);
    next = parsed.next;
  }
  return { value: args, next };
}

const PARSERS: Readonly<Record<string, (tokens: Tokens, start: number) => Parsed<Argument>>> = {
  m: parseMath,
  o: (tokens, start) => opaque(wholeArgument(tokens, start)),
  d: (tokens, start) => opaque(wholeArgument(tokens, start)),
  '?': (tokens, start) => opaque(optional(tokens, start)),
  '*': (tokens, start) => opaque(tokens[start] === '*' ? { value: '*', next: start + 1 } : { value: '', next: start }),
  b: (tokens, start) => opaque(environment(tokens, start)),
};

function opaque({ value, next }: Parsed<string>): Parsed<Argument> {
  return { value: { open: value, nodes: null, close: '' }, next };
}

/** A formula in braces, or one symbol or command without them. */
function parseMath(tokens: Tokens, start: number): Parsed<Argument> {
  const space = spaces(tokens, start);
  if (tokens[space.next] === '{') {
    const inner = parseNodes(tokens, space.next + 1);
    const close = tokens[inner.next] === '}' ? '}' : '';
    return { value: { open: `${space.value}{`, nodes: inner.value, close }, next: inner.next + close.length };
  }
  if (space.next >= tokens.length || tokens[space.next] === '}') return opaque(space);
  const base = parseBase(tokens, space.next);
  return { value: { open: space.value, nodes: [base.value], close: '' }, next: base.next };
}

function spaces(tokens: Tokens, start: number): Parsed<string> {
  const token = tokens[start] ?? '';
  return /^\s/.test(token) ? { value: token, next: start + 1 } : { value: '', next: start };
}

/** An argument as it stands: everything to the closing brace, or one token. */
function wholeArgument(tokens: Tokens, start: number): Parsed<string> {
  const first = spaces(tokens, start).next;
  let depth = 0;
  let next = first;
  do {
    if (tokens[next] === '{') depth += 1;
    if (tokens[next] === '}') depth -= 1;
    next += 1;
  } while (depth > 0 && next < tokens.length);
  return { value: tokens.slice(start, next).join(''), next: Math.min(next, tokens.length) };
}

/** Text in brackets where it stands. */
function optional(tokens: Tokens, start: number): Parsed<string> {
  if (tokens[start] !== '[') return { value: '', next: start };
  const end = tokens.indexOf(']', start);
  return end < 0 ? { value: '', next: start } : { value: tokens.slice(start, end + 1).join(''), next: end + 1 };
}

const WITH_COLUMNS = /^\s*\{(?:array|darray|subarray|alignat\*?|alignedat)\}/;

function environment(tokens: Tokens, start: number): Parsed<string> {
  const name = wholeArgument(tokens, start);
  const position = optional(tokens, name.next);
  if (!WITH_COLUMNS.test(name.value)) return { value: name.value + position.value, next: position.next };
  const columns = wholeArgument(tokens, position.next);
  return { value: name.value + position.value + columns.value, next: columns.next };
}
