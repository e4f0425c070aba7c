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
  if (!before || after.kind === 'close' || after.kind === 'punctuation') return '';
  if (before.kind === 'open' || before.kind === 'prefix') return '';
  if (before.kind === 'relation' || before.kind === 'punctuation' || after.kind === 'relation') return ' ';
  return before.kind === 'tight' || after.kind === 'tight' || after.kind === 'open' ? '' : ' ';
}

/** A sign after nothing that it could add to belongs to what follows: `-1`. */
function settleSigns(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    const isSign = piece.kind === 'relation' && /^[-+±]$/.test(piece.text);
    return isSign && ENDS_NOTHING.has(pieces[index - 1]?.kind) ? { ...piece, kind: 'prefix' } : piece;
  });
}
