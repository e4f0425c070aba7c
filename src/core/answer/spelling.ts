import { readable, unreadable, type Read } from './read.ts';

const LONGEST = 200;
const FULL_WIDTH_TO_ASCII = 0xff01 - 0x21;
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁻': '-',
  '⁺': '+',
};

/** Spelling -> the one way in which the reader of arithmetic knows it. The order matters. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212\uFE63]/g, '-'],
  [/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '(($1)/($2))'],
  [/\\[dt]?frac\s*(\d)\s*(\d)/g, '($1/$2)'],
  [/\\times|\\cdot|[×·⋅∙•∗\u2062]/g, '*'],
  [/[÷∕⁄]/g, '/'],
  [/\*\*/g, '^'],
  [/\\sqrt|√/g, 'sqrt'],
  // Between two numbers an x is a product, but 0x10 is no way to write a decimal.
  [/(?<=[\d)\]}]\s*)(?<!(?<![\d.])0)x(?=\s*[\d.([{+-])/g, '*'],
];

/** What was typed, without marks that cannot be seen and with ASCII for full-width signs; short enough to be read. */
export function typedText(typed: string): Read<string> {
  if (typed.length > LONGEST) return unreadable(`That is longer than ${LONGEST} characters.`);
  const text = typed
    .normalize('NFC')
    .replace(/(?!\u2062)\p{Cf}/gu, '')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_TO_ASCII))
    .trim();
  return text === '' ? unreadable('Nothing is typed yet.') : readable(text);
}

/**
 * One spelling for all ways to type the same thing: lower case, ASCII minus, `*`, `/`, `^`, `sqrt`.
 *
 * `1.1 × 10⁻⁵`, `1.1 x 10^-5` and `1.1 \cdot 10^{-5}` all become arithmetic on `1.1`, `10` and `-5`; `½` becomes `(1/2)`.
 */
export function plainSpelling(typed: string): string {
  const lower = typed.replace(/\s/gu, ' ').trim().toLowerCase();
  const fractions = lower.replace(/[¼½¾⅐-⅞]/g, (sign) => `(${sign.normalize('NFKD')})`);
  const plain = SPELLINGS.reduce((text, [spelling, meaning]) => text.replace(spelling, meaning), fractions);
  return plain.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/g, (power) => `^(${ascii(power)})`);
}

function ascii(power: string): string {
  return [...power].map((sign) => SUPERSCRIPTS[sign] ?? sign).join('');
}
