import { macros } from '../macros.ts';
import { joinPieces, joinTight, type Piece } from './piece.ts';
import { skipOptional, splitAt, takeArgument, takeCommand, takeEnvironment } from './source.ts';
import { pieceOfCharacter, pieceOfCommand } from './symbols.ts';

/** What was read, and the source that is left. */
interface Step {
  readonly pieces: readonly Piece[];
  readonly rest: string;
}

type Command = (rest: string) => Step;

/**
 * A formula as plain text, for search results and excerpts: `h_t = tanh(W_h h_t-1 + b)`, `∂L/∂W`, `λ_max ≤ 1`.
 *
 * The site's macros are expanded, roles and styles left out. What it does not know it reads by its name; never throws.
 */
export function readFormula(tex: string): string {
  return joinPieces(readPieces(tex)).normalize('NFC');
}

const NOTHING: Piece = { text: '', kind: 'word' };
const SIMPLE_EXPONENT = /^(?:[\p{L}\p{M}\p{N}∞*†+-]|-\d+|[\p{L}\p{M}\p{N}]+|\(.*\))$/u;
const COMBINING: Readonly<Record<string, string>> = {
  hat: '\u0302',
  tilde: '\u0303',
  bar: '\u0304',
  dot: '\u0307',
  ddot: '\u0308',
};

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...sameFor('left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr', skip),
  ...sameFor('displaystyle textstyle limits nolimits nonumber notag quad qquad not mathop mathbin mathrel', skip),
  ...sameFor('mathcal mathbb mathfrak mathscr vec underline boxed cancel , ; : ! >', skip),
  ...[' ', '\n'].map((space): [string, Command] => [space, skip]),
  ...sameFor('tag label hspace vspace phantom hphantom vphantom color', skipArgument),
  ...sameFor('blank htmlClass htmlData htmlId htmlStyle textcolor href stackrel overset', skipArgument),
  ...sameFor('operatorname operatorname* mathrm mathbf boldsymbol bm mathsf mathtt mathit', readName),
  ...sameFor('text textrm textbf textit texttt textsf mbox', readText),
  ...sameFor('frac dfrac tfrac cfrac', readFraction),
  ...sameFor('underbrace overbrace', readBrace),
  ...sameFor('xrightarrow xleftarrow', (rest) => ({ ...skipArgument(skipOptional(rest)), pieces: [arrow] })),
  ...['hat', 'tilde', 'bar', 'dot', 'ddot'].map((name): [string, Command] => [name, (rest) => readAccent(name, rest)]),
  ...sameFor('widehat', (rest) => readAccent('hat', rest)),
  ...sameFor('widetilde', (rest) => readAccent('tilde', rest)),
  ...sameFor('overline', (rest) => readAccent('bar', rest)),
  ...sameFor('sqrt', (rest) => readCall('sqrt', 1, skipOptional(rest))),
  ...sameFor('binom dbinom tbinom', (rest) => readCall('binom', 2, rest)),
  ...sameFor('begin', readEnvironment),
  ...sameFor('substack', readStack),
  ...sameFor('underset', readUnderset),
  ['\\', (rest) => ({ pieces: [{ text: ';', kind: 'punctuation' }], rest: skipOptional(rest) })],
]);

const arrow: Piece = { text: '→', kind: 'relation' };

function readPieces(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = source.replace(/\\(?:left|right)\s*\./g, ' ').trimStart();
  while (rest !== '') {
    const step = /^[_^']/.test(rest) ? readScript(pieces.pop() ?? NOTHING, rest) : readNext(rest);
    pieces.push(...step.pieces);
    rest = step.rest.trimStart();
  }
  return pieces;
}

function readNext(source: string): Step {
  const command = takeCommand(source);
  if (command) return readCommand(command.text, command.rest);
  if (source.startsWith('{')) {
    const group = takeArgument(source);
    return { pieces: readPieces(group.text), rest: group.rest };
  }
  const [text = ''] = /^(?:\d*\.?\d+|:=|[~&]|[^])/u.exec(source) ?? [];
  const pieces = /^[~&]$/.test(text) ? [] : [text === ':=' ? relation(text) : pieceOfCharacter(text)];
  return { pieces, rest: source.slice(text.length) };
}

function readCommand(name: string, rest: string): Step {
  const command = COMMANDS.get(name);
  if (command) return command(rest);
  const piece = pieceOfCommand(name);
  if (piece) return { pieces: [piece], rest };
  const macro = macros[`\\${name}`];
  if (macro !== undefined) return { pieces: [], rest: expand(macro, rest) };
  return { pieces: [word(name.replace('*', ''))], rest };
}

/** The macro's text with its one argument, if it takes one, before the rest. */
function expand(macro: string, rest: string): string {
  if (!macro.includes('#1')) return `${macro} ${rest}`;
  const argument = takeArgument(rest);
  return `${macro.replaceAll('#1', () => `{${argument.text}}`)} ${argument.rest}`;
}

/** An index, an exponent or a prime, set on the piece before it. */
function readScript(base: Piece, source: string): Step {
  const kind = base.kind === 'prefix' ? 'word' : base.kind;
  if (source.startsWith("'")) return { pieces: [{ text: `${base.text}'`, kind }], rest: source.slice(1) };
  const argument = takeArgument(source.slice(1));
  const script = joinTight(readPieces(argument.text));
  const mark = source.startsWith('_') ? `_${script}` : exponent(script);
  return { pieces: [{ text: base.text + mark, kind }], rest: argument.rest };
}

function exponent(script: string): string {
  if (/^'+$/.test(script)) return script;
  return SIMPLE_EXPONENT.test(script) ? `^${script}` : `^(${script})`;
}

function readFraction(source: string): Step {
  const above = takeArgument(source);
  const below = takeArgument(above.rest);
  const numerator = readPieces(above.text);
  const isSum = numerator.some(({ kind }, index) => kind === 'relation' && index > 0);
  const top = joinPieces(numerator);
  const bottom = joinPieces(readPieces(below.text));
  const left = isSum || top.includes('/') ? `(${top})` : top;
  return { pieces: [word(`${left}/${/[ /]/.test(bottom) ? `(${bottom})` : bottom}`)], rest: below.rest };
}

function readAccent(name: string, source: string): Step {
  const argument = takeArgument(source);
  const text = joinPieces(readPieces(argument.text));
  const mark = COMBINING[name] ?? '';
  const accented = /^\p{L}(?![\p{L} ])/u.test(text) ? text.replace(/^./u, `$&${mark}`) : `${name}(${text})`;
  return { pieces: [word(accented)], rest: argument.rest };
}

/** A function of some groups: `sqrt(x)`. */
function readCall(name: string, count: number, source: string): Step {
  const texts: string[] = [];
  let rest = source;
  for (let index = 0; index < count; index += 1) {
    const argument = takeArgument(rest);
    texts.push(joinPieces(readPieces(argument.text)));
    ({ rest } = argument);
  }
  return { pieces: [word(`${name}(${texts.join(', ')})`)], rest };
}

function readName(source: string): Step {
  const argument = takeArgument(source);
  return { pieces: [word(joinTight(readPieces(argument.text)))], rest: argument.rest };
}

/** Words in a formula, in which `$…$` may hold a formula again. */
function readText(source: string): Step {
  const argument = takeArgument(source);
  const parts = argument.text.split('$').map((part, index) => (index % 2 === 1 ? readFormula(part) : part));
  const text = parts.join('').replace(/\\(.)/g, '$1').replace(/[{}]/g, '').replace(/\s+/g, ' ').trim();
  return { pieces: [relation(text)], rest: argument.rest };
}

/** A braced part and what is written at its brace: `x (the input)`. */
function readBrace(source: string): Step {
  const body = takeArgument(source);
  const pieces = readPieces(body.text);
  if (!/^[_^]/.test(body.rest)) return { pieces, rest: body.rest };
  const note = takeArgument(body.rest.slice(1));
  return { pieces: [...pieces, relation(`(${joinPieces(readPieces(note.text))})`)], rest: note.rest };
}

function readUnderset(source: string): Step {
  const under = takeArgument(source);
  const base = takeArgument(under.rest);
  const text = `${joinTight(readPieces(base.text))}_${joinTight(readPieces(under.text))}`;
  return { pieces: [word(text)], rest: base.rest };
}

function readEnvironment(source: string): Step {
  const name = takeArgument(source);
  const body = takeEnvironment(name.rest, name.text);
  const [cell, open, close] = environmentMarks(name.text);
  const text = name.text === 'array' ? takeArgument(body.text).rest : body.text;
  return { pieces: [word(open + readRows(text, cell) + close)], rest: body.rest };
}

function readStack(source: string): Step {
  const argument = takeArgument(source);
  return { pieces: [word(readRows(argument.text, ' '))], rest: argument.rest };
}

function readRows(body: string, cell: string): string {
  const rows = splitAt(body, '\\\\').map((row) =>
    splitAt(skipOptional(row), '&')
      .map((part) => joinPieces(readPieces(part)))
      .join(cell)
      .trim(),
  );
  return rows.filter((row) => row !== '').join('; ');
}

/** What stands between two cells of a row, and around the whole. */
function environmentMarks(name: string): readonly [cell: string, open: string, close: string] {
  if (/^(?:small|[pbBvV])?matrix\*?$|^array$/.test(name)) return [', ', '[', ']'];
  return name.includes('cases') ? [' ', '{', '}'] : [' ', '', ''];
}

function skip(rest: string): Step {
  return { pieces: [], rest };
}

function skipArgument(rest: string): Step {
  return { pieces: [], rest: takeArgument(rest).rest };
}

function sameFor(names: string, command: Command): readonly [string, Command][] {
  return names.split(' ').map((name) => [name, command]);
}

function word(text: string): Piece {
  return { text, kind: 'word' };
}

function relation(text: string): Piece {
  return { text, kind: 'relation' };
}
