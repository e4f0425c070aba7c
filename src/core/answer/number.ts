import { evaluate } from './arithmetic.ts';
import { unreadable, type Read } from './read.ts';
import { typedText } from './spelling.ts';

/**
 * How a number may be typed: `number` plain or as arithmetic, `count` also with separators of thousands,
 * `percentage` also with a percent sign, so that 25% is 0.25.
 */
export type NumberStyle = 'number' | 'count' | 'percentage';

/** What stands on the keyboard around a number: its style, and the units that may follow it, such as `°`. */
export interface NumberSpelling {
  readonly style: NumberStyle;
  readonly units: readonly string[];
}

const PLAIN: NumberSpelling = { style: 'number', units: [] };
const COMMA =
  'A comma cannot be read here. Type a point as the decimal sign, 1.5, and thousands without separator, 1500.';
const GROUPS = 'The comma does not separate groups of three digits. Type 91392 or 91,392.';
const POINTS = 'A point is the decimal sign here. Type 91392 or 91,392.';
const POWER = 'Type the power of ten as 1.1e-5 or 1.1*10^-5; without the sign ^ this is a difference.';
const GROUPED = /(?<![\d.])\d{1,3}([ ,'’_])\d{3}(?:\1\d{3})*(?!\d)/g;

/**
 * The number that was typed: `-1/2`, `½`, `.5`, `1.1 × 10⁻⁵`, `sqrt(0.19)`.
 *
 * A leading `=` or `≈` and the dots of `0.333...` are passed over.
 */
export function readNumber(typed: string, spelling: NumberSpelling = PLAIN): Read<number> {
  const cleaned = typedText(typed);
  if (cleaned.kind === 'unreadable') return cleaned;
  const value = cleaned.value.replace(/^[=≈~]\s*/, '').replace(/(?<=\d)\s*(?:\.{3}|…)$/, '');
  const text = withoutUnit(value, spelling.units);
  if (text === '') return unreadable('Nothing is typed yet.');
  if (text.includes('=')) return unreadable('Type the value alone, without an equals sign.');
  if (text.includes('%') && spelling.style !== 'percentage') {
    return unreadable('Type a plain number instead of a percentage: 0.25 and not 25%.');
  }
  return spelling.style === 'count' ? readCount(text) : readPlain(text);
}

function readPlain(text: string): Read<number> {
  if (/\d\s*,|,\s*\d/.test(text)) return unreadable(COMMA);
  return /[x×·*]\s*10\s*[-−]\s*\d+$/i.test(text) ? unreadable(POWER) : evaluate(text);
}

function readCount(text: string): Read<number> {
  if (/^[-+]?\d{1,3}(?:\.\d{3})+$/.test(text)) return unreadable(POINTS);
  const ungrouped = text.replace(GROUPED, (digits) => digits.replace(/\D/g, ''));
  return ungrouped.includes(',') ? unreadable(GROUPS) : evaluate(ungrouped);
}

function withoutUnit(text: string, units: readonly string[]): string {
  const unit = units.find((name) => text.toLowerCase().endsWith(name.toLowerCase()));
  return unit === undefined ? text : text.slice(0, text.length - unit.length).trim();
}
