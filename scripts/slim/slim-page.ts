/** The classes by which KaTeX names the kind of a sign; its style sheet has rules for some of them only. */
const KINDS = ['mord', 'mbin', 'mrel', 'mopen', 'mclose', 'mpunct', 'minner', 'mtight', 'mop', 'enclosing'];

const ANNOTATED =
  /<semantics>((?:(?!<\/?semantics>)[\s\S])*?)<annotation encoding="application\/x-tex">[\s\S]*?<\/annotation><\/semantics>/g;

/** Svelte marks the parts of a figure by comments, for a figure that takes over its still; ours replace it. */
const COMMENT = /<!--(?!\[if)[\s\S]*?-->/g;

/** How MathML would be drawn; the site shows KaTeX's HTML, and what reads MathML aloud has no use for it. */
const LOOKS = / (?:stretchy|lspace|rspace|columnalign|columnspacing|rowspacing)="[^"]*"/g;
const MATH = /<math[\s>][\s\S]*?<\/math>/g;

/**
 * A built page without what only the build needed.
 *
 * KaTeX repeats the TeX source of each formula inside its MathML. The search index reads it there; no
 * browser and no screen reader does, and on a page of many formulas it is a tenth of the weight. MathML
 * also says how it would be drawn, which nobody does. KaTeX names the kind of every sign by a class;
 * `idle` are those that no style sheet knows. And it gives lengths to a ten-thousandth of the type size, of which a
 * thousandth is a fiftieth of a pixel.
 */
export function slimPage(html: string, idle: ReadonlySet<string>): string {
  const spoken = html.replace(COMMENT, '').replace(ANNOTATED, '$1').replace(MATH, withoutLooks);
  return withoutClasses(spoken, idle).replace(STYLE, (_, style: string) => ` style="${shortStyle(style)}"`);
}

const STYLE = / style="([^"]*)"/g;
const LENGTH = /(?<![\d.])-?\d*\.\d+(?=em\b)/g;

/** A style attribute without what changes nothing: the last semicolon, digits that nobody sees, a zero in front. */
function shortStyle(style: string): string {
  return style.replace(/;$/, '').replace(LENGTH, (length) => shortNumber(Number(length)));
}

function shortNumber(length: number): string {
  return String(Math.round(length * 1000) / 1000).replace(/^(-?)0\./, '$1.');
}

/** A style becomes a plain row, since some signs hold exactly one thing. */
function withoutLooks(math: string): string {
  return math
    .replace(LOOKS, '')
    .replace(/<mstyle[^>]*>/g, '<mrow>')
    .replaceAll('</mstyle>', '</mrow>');
}

/** The classes of KaTeX for which its style sheet has no rule. After an update one may have got a rule; then it stays. */
export function idleClasses(sheet: string): ReadonlySet<string> {
  return new Set(KINDS.filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(sheet)));
}

function withoutClasses(html: string, idle: ReadonlySet<string>): string {
  return html.replace(/ class="([^"]*)"/g, (whole, names: string) => {
    const all = names.split(' ');
    const kept = all.filter((name) => !idle.has(name));
    if (kept.length === all.length) return whole;
    return kept.length === 0 ? '' : ` class="${kept.join(' ')}"`;
  });
}
