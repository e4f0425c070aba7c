import { greekName } from './symbols.ts';

const SYMBOL = /(?:[∇∂∞]|(?<![\p{L}\p{M}_])\p{L}\p{M}*(?![\p{L}\p{M}]))(?:_[\p{L}\p{N}+-]+)?/gu;
const NAMES: Readonly<Record<string, string>> = { '∇': 'nabla', '∂': 'partial', '∞': 'infinity' };

/**
 * The symbols of a formula's reading as words to search for: `h_t-1`, and Greek letters by name, `lambda_max`.
 *
 * Each once, in the order of the reading. A bare Latin letter is no word to search for and is left out.
 */
export function symbolWords(reading: string): readonly string[] {
  const symbols = reading.match(SYMBOL) ?? [];
  return [...new Set(symbols.map(spelled).filter((word) => word.length > 1))];
}

function spelled(symbol: string): string {
  return [...symbol].map((character) => greekName(character) ?? NAMES[character] ?? character).join('');
}
