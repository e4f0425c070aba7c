// npm run fonts: cuts the KaTeX fonts of which formulas use a few letters down to those letters.
//
// The small files are declared beside the whole ones with a `unicode-range`, so that a browser takes
// the whole font only for a sign that the small one lacks. Renew after an update of KaTeX.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

interface Cut {
  readonly file: string;
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly letters: string;
  readonly ranges: string;
}

const FROM = new URL('../node_modules/katex/dist/fonts/', import.meta.url);
const TO = new URL('../src/styles/fonts/', import.meta.url);
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const CUTS: readonly Cut[] = [
  // Blackboard letters stand on the capitals of this font.
  {
    file: 'KaTeX_AMS-Regular',
    family: 'KaTeX_AMS',
    weight: '400',
    style: 'normal',
    letters: LATIN.slice(0, 26),
    ranges: 'U+41-5A',
  },
  {
    file: 'KaTeX_Main-Bold',
    family: 'KaTeX_Main',
    weight: '700',
    style: 'normal',
    letters: LATIN,
    ranges: 'U+30-39, U+41-5A, U+61-7A',
  },
  {
    file: 'KaTeX_Math-BoldItalic',
    family: 'KaTeX_Math',
    weight: '700',
    style: 'italic',
    letters: 'αβγδεζηθικλμνξοπρςστυφχψωϵϑϕϖϱ',
    ranges: 'U+3B1-3D6, U+3F1, U+3F5',
  },
];

mkdirSync(TO, { recursive: true });
const rules: string[] = [];
for (const cut of CUTS) {
  const small = await subsetFont(readFileSync(new URL(`${cut.file}.woff2`, FROM)), cut.letters, {
    targetFormat: 'woff2',
  });
  writeFileSync(new URL(`${cut.file}-letters.woff2`, TO), small);
  rules.push(faceOf(cut));
  console.log(`${cut.file}: ${small.length} bytes`);
}
writeFileSync(new URL('faces.css', TO), `/* Made by npm run fonts. */\n${rules.join('')}`);

function faceOf({ file, family, weight, style, ranges }: Cut): string {
  return `@font-face {
  font-family: ${family};
  font-weight: ${weight};
  font-style: ${style};
  font-display: block;
  src: url('./${file}-letters.woff2') format('woff2');
  unicode-range: ${ranges};
}
`;
}
