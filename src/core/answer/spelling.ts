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
  [/[\u2010-\u2015\u2212\uFE63\uFF0D]/g, '-'],
  [/\\times|\\cdot|[×·⋅∙•∗]/g, '*'],
  [/[÷∕⁄]/g, '/'],
  [/\*\*/g, '^'],
  [/\\sqrt|√/g, 'sqrt'],
  [/\{/g, '('],
  [/\}/g, ')'],
  [/(?<=[\d)]\s*)x(?=\s*[\d(+-])/g, '*'],
];

/**
 * One spelling for all ways to type the same thing: lower case, ASCII minus, `*`, `/`, `^`, `sqrt`.
 *
 * `1.1 × 10⁻⁵`, `1.1 x 10^-5` and `1.1 \cdot 10^{-5}` all become arithmetic on `1.1`, `10` and `-5`.
 */
export function plainSpelling(typed: string): string {
  const trimmed = typed.normalize('NFC').replace(/\s/gu, ' ').trim().toLowerCase();
  const plain = SPELLINGS.reduce((text, [spelling, meaning]) => text.replace(spelling, meaning), trimmed);
  return plain.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/g, (power) => `^(${ascii(power)})`);
}

function ascii(power: string): string {
  return [...power].map((sign) => SUPERSCRIPTS[sign] ?? sign).join('');
}
