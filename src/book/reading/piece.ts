/**
 * How a piece of a formula keeps its distance: a relation stands between spaces, an opening bracket and a prefix
 * (`∂`) cling to what follows, a closing bracket and a punctuation mark to what precedes, `/` and `|` to both.
 */
export type PieceKind = 'word' | 'relation' | 'open' | 'close' | 'punctuation' | 'prefix' | 'tight';

/** One thing of a formula as plain text: `h_t`, `=`, `(`. */
export interface Piece {
  readonly text: string;
  readonly kind: PieceKind;
}

const OPENS: ReadonlySet<PieceKind> = new Set(['open', 'prefix']);
const ENDS: ReadonlySet<PieceKind> = new Set(['close', 'punctuation']);
const SETS_APART: ReadonlySet<PieceKind> = new Set(['relation', 'punctuation']);
const CLINGS: ReadonlySet<PieceKind> = new Set(['tight', 'open']);
const ENDS_NOTHING: ReadonlySet<PieceKind | undefined> = new Set([
  undefined,
  'relation',
  'open',
  'punctuation',
  'tight',
]);

/** The pieces in a line: `h_t = tanh(W_h h_t-1)`. */
export function joinPieces(pieces: readonly Piece[]): string {
  return settleSigns(pieces.filter(({ text }) => text !== ''))
    .map((piece, index, all) => gap(all[index - 1], piece) + piece.text)
    .join('');
}

/** The pieces without any space, as an index or an exponent: `t-1`. */
export function joinTight(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '-');
}

/** The space between two pieces. */
function gap(before: Piece | undefined, after: Piece): string {
  if (!before || OPENS.has(before.kind) || ENDS.has(after.kind)) return '';
  if (SETS_APART.has(before.kind) || after.kind === 'relation') return ' ';
  return before.kind === 'tight' || CLINGS.has(after.kind) ? '' : ' ';
}

/** A sign after nothing that it could add to belongs to what follows: `-1`. */
function settleSigns(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    const isSign = piece.kind === 'relation' && /^[-+±]$/.test(piece.text);
    return isSign && ENDS_NOTHING.has(pieces[index - 1]?.kind) ? { ...piece, kind: 'prefix' } : piece;
  });
}
