/** Where a piece of a label stands: on the line, below it, above it, or on top of the letter before it. */
export type Level = 'base' | 'sub' | 'super' | 'accent';

/** Neighboring characters of a label that stand on one level and come from one font. */
export interface Run {
  readonly text: string;
  readonly level: Level;
  /** The family that sets it, or null for the text's own. */
  readonly family: string | null;
}

/** Whether a family has a character. */
export type Has = (family: string, character: string) => boolean;

/** The face of all labels. */
export const TEXT_FAMILY = 'Source Sans 3 Variable';

/** Where signs that the text's face lacks come from: the fonts of the formulas, which every chapter's page has. */
export const SIGN_FAMILIES = ['KaTeX_Main', 'KaTeX_Math', 'KaTeX_AMS', 'KaTeX_Size1', 'KaTeX_Caligraphic'] as const;

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ';
const SUBSCRIPT_LETTERS = '0123456789+−=()aehijklmnoprstuvxβγρφχ';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵗᵏˡ';
const SUPERSCRIPT_LETTERS = '0123456789+−=()niTtkl';

/** Combining marks and the signs that look like them standing alone. */
const ACCENTS: Readonly<Record<string, string>> = { '\u0302': 'ˆ', '\u0303': '˜', '\u0304': '¯', '\u0305': '¯' };

/** Letters that the formulas' fonts keep under a plain letter's code. */
const STYLED: Readonly<Record<string, Run>> = {
  ℒ: { text: 'L', level: 'base', family: 'KaTeX_Caligraphic' },
  ℝ: { text: 'R', level: 'base', family: 'KaTeX_AMS' },
  '𝔼': { text: 'E', level: 'base', family: 'KaTeX_AMS' },
  '‖': { text: '∥', level: 'base', family: 'KaTeX_Main' },
};

/**
 * The runs of a label, set the way the formulas beside it are.
 *
 * Text fonts lack most Unicode subscripts and many signs, and each reader's machine would fetch them from a font of
 * its own, of another width. So h₁ and h_1 become a lowered 1, W_{hh} a lowered hh, ρ^k a raised k, h̃ an h under a
 * tilde, and η is asked of a formula's font by name. Throws, with the character, when no font of the site has it.
 */
export function runsOf(label: string, has: Has): readonly Run[] {
  const runs: Run[] = [];
  for (const run of piecesOf(label.normalize('NFC')).flatMap((piece) => runsOfPiece(piece, has))) {
    const last = runs.at(-1);
    const joins =
      last !== undefined && last.level === run.level && last.family === run.family && run.level !== 'accent';
    if (joins) runs.splice(-1, 1, { ...last, text: last.text + run.text });
    else runs.push(run);
  }
  return runs;
}

interface Piece {
  readonly text: string;
  readonly level: 'base' | 'sub' | 'super';
}

/** `_` or `^` behind a letter, with one sign or a group in braces: `h_t`, `W_{hh}`, but not `max_len`. */
const SCRIPT = /(?<=[\p{L}\p{N}\p{M})}\]])([_^])(?:\{([^{}]+)\}|([\p{L}\p{N}*])(?![\p{L}\p{N}]))/gu;

function piecesOf(label: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of label.matchAll(SCRIPT)) {
    const [whole, mark, group, sign] = match;
    pieces.push({ text: label.slice(end, match.index), level: 'base' });
    pieces.push({ text: (group ?? sign ?? '').replaceAll('-', '−'), level: mark === '_' ? 'sub' : 'super' });
    end = match.index + whole.length;
  }
  return [...pieces, { text: label.slice(end), level: 'base' }];
}

function runsOfPiece({ text, level }: Piece, has: Has): readonly Run[] {
  const runs = Array.from(text, (character) => runsOfCharacter(character, has)).flat();
  return runs.map((run) => (run.level === 'base' ? { ...run, level } : run));
}

function runsOfCharacter(character: string, has: Has): readonly Run[] {
  const special = scriptOf(character) ?? STYLED[character] ?? accentOf(character);
  if (special) return [inFamily(special, has)];
  if (/\s/u.test(character) || has(TEXT_FAMILY, character)) return [{ text: character, level: 'base', family: null }];
  const parts = Array.from(character.normalize('NFD'));
  if (parts.length > 1) return parts.flatMap((part) => runsOfCharacter(part, has));
  return [inFamily({ text: character, level: 'base', family: null }, has)];
}

function scriptOf(character: string): Run | undefined {
  const sub = SUBSCRIPT_LETTERS[SUBSCRIPTS.indexOf(character)];
  if (sub !== undefined) return { text: sub, level: 'sub', family: null };
  const raised = SUPERSCRIPT_LETTERS[SUPERSCRIPTS.indexOf(character)];
  return raised === undefined ? undefined : { text: raised, level: 'super', family: null };
}

function accentOf(character: string): Run | undefined {
  const text = ACCENTS[character];
  return text === undefined ? undefined : { text, level: 'accent', family: null };
}

function inFamily(run: Run, has: Has): Run {
  if (run.family !== null || has(TEXT_FAMILY, run.text)) return run;
  const family = SIGN_FAMILIES.find((name) => has(name, run.text));
  if (family !== undefined) return { ...run, family };
  const code = run.text.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  throw new Error(`no font of the site has the character "${run.text}" (U+${code})`);
}
