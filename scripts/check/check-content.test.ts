import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { notes, tinyBook, type Files } from '../../src/book/tiny-book.ts';
import { checkContent, loadRules } from './check-content.ts';
import { report } from './report.ts';

const CHECKS = `export const bound = { method: 'Both sides.', tolerance: 1, error: () => 0 };
export const helper = 3;
`;

/** A book with the code that it names. */
function bookWithCode(files: Files): string {
  const root = tinyBook({ 'src/checks/rnn.ts': CHECKS, ...files });
  mkdirSync(path.join(root, 'src/explorables'), { recursive: true });
  return root;
}

const EQUATION = '<Equation id="a" check="bound">\n\n$$\nx\n$$\n\n</Equation>';

describe('checkContent', () => {
  it('is silent about a faultless book', async () => {
    expect(await checkContent(bookWithCode(notes(EQUATION)))).toEqual([]);
  });

  it('imports the code of the book, and sorts what it finds by place', async () => {
    const root = bookWithCode({
      ...notes(
        '<Equation id="a" check="bond">\n\n$$\n\\foo\n$$\n\n</Equation>\n\n<Explorable id="horizon" predict="Which?">See.</Explorable>',
      ),
      'src/explorables/horizon/model.ts': "export const model = { params: { A: { kind: 'number' } } };\n",
      'src/explorables/broken/model.ts': 'export const modell = {};\n',
      'src/explorables/syntax/model.ts': "throw new Error('no model today');\n",
      'src/problems/by-hand/problem.ts': '',
    });
    expect(report(await checkContent(root))).toMatchInlineSnapshot(`
      "content/chapters/02-rnn/notes.mdx:13:1  unknown check "bond"
          remedy: use one of: bound
      content/chapters/02-rnn/notes.mdx:15:1  unknown macro "\\foo" in "\\foo"
          remedy: use one of: \\Cov, \\mO, \\vo, \\abs, \\act, \\d, \\E, \\loss, \\mA, \\mB, \\mC, \\mD, and 84 more
      content/chapters/02-rnn/notes.mdx:21:1  a question without options and answer
          remedy: give predict, options and answer together
      src/checks/rnn.ts:1:8  no equation of the chapter "rnn" names the check "bound"
          remedy: write <Equation id="…" check="bound"> or take the check out
      src/explorables/broken/model.ts:1:1  the file exports no model
          remedy: write \`export const model = defineModel({ … })\`
      src/explorables/broken/model.ts:1:1  no page shows the explorable "broken"
          remedy: write <Explorable id="broken"> in a chapter, or delete the folder
      src/explorables/syntax/model.ts:1:1  the file cannot be imported: no model today
          remedy: mend it until \`npm test\` imports it
      src/explorables/syntax/model.ts:1:1  no page shows the explorable "syntax"
          remedy: write <Explorable id="syntax"> in a chapter, or delete the folder
      src/problems/by-hand/problem.ts:1:1  no page shows the problem "by-hand"
          remedy: write <Problem id="by-hand"> in a chapter, or delete the folder
      9 problems"
    `);
  });
});

describe('loadRules', () => {
  it('finds every file of the folder', async () => {
    const files = readdirSync(path.join(import.meta.dirname, 'rules')).filter((name) => !name.endsWith('.test.ts'));
    expect((await loadRules()).map(({ name }) => `${name}.ts`)).toEqual(files.sort());
  });
});
