import { HtmlValidate } from 'html-validate/node';
import { expect, it } from 'vitest';
import { pages } from './built-site.ts';

/** The standard's own rules; what concerns taste in writing HTML by hand does not apply to a generator. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    'no-inline-style': 'off',
    'no-implicit-button-type': 'error',
    'long-title': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'script-type': 'error',
    // KaTeX hides the visual copy of a formula; a group of formula and meta is named by its label.
    'prefer-native-element': 'off',
  },
});

/** The page that stands for all others in the single signs of formulas: thousands of spans, alike on every page. */
const SIGNS_SHOWN = '/rnn/';

/** A page whose formulas are empty boxes; only what KaTeX draws is left out, not what is read aloud. */
function withoutSigns(html: string): string {
  const [first = '', ...others] = html.split(/(?<=<span class="katex-html" aria-hidden="true">)/);
  return first + others.map((rest) => rest.slice(endOfSpan(rest))).join('');
}

/** Where the span ends in which the text begins: at its own end tag, behind those of the spans in it. */
function endOfSpan(text: string): number {
  let open = 1;
  for (const { 0: tag, index } of text.matchAll(/<span[\s>]|<\/span>/g)) {
    open += tag === '</span>' ? -1 : 1;
    if (open === 0) return index;
  }
  throw new Error('a formula has no end');
}

it('leaves out what is drawn of a formula and nothing else', () => {
  const formula = (drawn: string) => `<p><span class="katex-html" aria-hidden="true">${drawn}</span> and`;
  const drawn = formula('<span class="base"><span>x</span></span><svg></svg>');
  expect(withoutSigns(`${drawn}${drawn}`)).toBe(`${formula('')}${formula('')}`);
});

it.each(pages.map((page) => [page.path, page.html] as const))('%s is valid HTML', async (path, html) => {
  const { results } = await validator.validateString(path === SIGNS_SHOWN ? html : withoutSigns(html));
  const messages = results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  expect([...new Set(messages)]).toEqual([]);
});
