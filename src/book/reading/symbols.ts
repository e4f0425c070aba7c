import type { Piece, PieceKind } from './piece.ts';

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Upsilon: 'Υ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

const SIGNS: Readonly<Record<PieceKind, Readonly<Record<string, string>>>> = {
  word: {
    infty: '∞',
    ell: 'ℓ',
    top: 'T',
    intercal: 'T',
    emptyset: '∅',
    dots: '…',
    ldots: '…',
    cdots: '…',
    vdots: '…',
    ddots: '…',
  },
  relation: {
    ...{ le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', ll: '≪', gg: '≫', lt: '<', gt: '>' },
    ...{ approx: '≈', sim: '~', propto: '∝', equiv: '≡', coloneqq: ':=', mid: '|', parallel: '||', perp: '⊥' },
    ...{ times: '×', cdot: '·', odot: '⊙', otimes: '⊗', oplus: '⊕', circ: '∘', pm: '±', mp: '∓', ast: '*', star: '*' },
    ...{ in: '∈', notin: '∉', subset: '⊂', subseteq: '⊆', cup: '∪', cap: '∩', setminus: '∖', land: '∧', lor: '∨' },
    ...{ to: '→', rightarrow: '→', longrightarrow: '→', leftarrow: '←', gets: '←', mapsto: '↦', leftrightarrow: '↔' },
    ...{ Rightarrow: '⇒', implies: '⇒', Leftarrow: '⇐', iff: '⇔', Leftrightarrow: '⇔', bmod: 'mod' },
  },
  open: { '{': '{', lbrace: '{', lvert: '|', lVert: '||', langle: '⟨', lfloor: '⌊', lceil: '⌈', lbrack: '[' },
  close: { '}': '}', rbrace: '}', rvert: '|', rVert: '||', rangle: '⟩', rfloor: '⌋', rceil: '⌉', rbrack: ']' },
  punctuation: { colon: ':', '%': '%' },
  prefix: { partial: '∂', nabla: '∇', d: 'd', forall: '∀', exists: '∃', neg: '¬', '#': '#', $: '$' },
  tight: { '|': '||', Vert: '||', vert: '|', prime: "'", backslash: '\\', '&': '&', _: '_' },
};

const MARKS: Readonly<Record<string, PieceKind>> = {
  ...{ '=': 'relation', '<': 'relation', '>': 'relation', '+': 'relation', '-': 'relation', '*': 'relation' },
  ...{
    '(': 'open',
    '[': 'open',
    ')': 'close',
    ']': 'close',
    ',': 'punctuation',
    ';': 'punctuation',
    ':': 'punctuation',
  },
  ...{ '.': 'punctuation', '!': 'punctuation', '/': 'tight', '|': 'tight', "'": 'tight' },
};

const COMMANDS: ReadonlyMap<string, Piece> = new Map([
  ...Object.entries(GREEK).flatMap(([name, text]) => [named(name, text), named(`var${name}`, text)]),
  ...Object.entries(SIGNS).flatMap(([kind, signs]) =>
    Object.entries(signs).map(([name, text]): [string, Piece] => [name, { text, kind: isKind(kind) ? kind : 'word' }]),
  ),
]);

const GREEK_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(GREEK).map(([name, letter]) => [letter, name]));

/** The piece of a control sequence without arguments, such as `lambda` or `leq`; null when the table has none. */
export function pieceOfCommand(name: string): Piece | null {
  return COMMANDS.get(name) ?? null;
}

/** The piece of one character that stands for itself. */
export function pieceOfCharacter(character: string): Piece {
  return { text: character, kind: MARKS[character] ?? 'word' };
}

/** "lambda" for λ, "Lambda" for Λ; null for a character that is not Greek. */
export function greekName(character: string): string | null {
  return GREEK_NAMES.get(character) ?? null;
}

function named(name: string, text: string): [string, Piece] {
  return [name, { text, kind: 'word' }];
}

function isKind(kind: string): kind is PieceKind {
  return kind in SIGNS;
}
