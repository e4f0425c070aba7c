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

it.each(pages.map((page) => [page.path, page.html] as const))('%s is valid HTML', async (_path, html) => {
  const { results } = await validator.validateString(html);
  const messages = results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  expect([...new Set(messages)]).toEqual([]);
});
