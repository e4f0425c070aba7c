import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compile } from 'svelte/compiler';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkContent } from '../check/check-content.ts';
import { ROOT } from '../run.ts';
import { planNew, type NewPlan } from './plan.ts';

/** A project with the real core and nothing else, into which one thing of each kind is made. */
const root = mkdtempSync(path.join(tmpdir(), 'new-'));
const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

beforeAll(() => {
  put('content/sources.bib', '');
  put('content/notation.yaml', '[]\n');
  cpSync(path.join(ROOT, 'content/course.yaml'), path.join(root, 'content/course.yaml'));
  mkdirSync(path.join(root, 'src'));
  symlinkSync(path.join(ROOT, 'src/core'), path.join(root, 'src/core'));
  const plans = [
    planNew(root, ['chapter', '03-sgd']),
    planNew(root, ['explorable', 'two-words']),
    planNew(root, ['problem', 'two-words']),
  ];
  for (const plan of plans) for (const [file, text] of Object.entries(filesOf(plan))) put(file, text);
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

function filesOf(plan: NewPlan) {
  if (plan.kind === 'refused') throw new Error(plan.because);
  return plan.files;
}

it('makes a chapter, a figure and a problem that keep every law of the content once they are shown', async () => {
  const [notes, homeworks] = ['content/chapters/03-sgd/notes.mdx', 'content/chapters/03-sgd/homeworks.mdx'];
  put(notes, `${textOf(notes)}\n<Explorable id="two-words">What to see.</Explorable>\n`);
  put(homeworks, `${textOf(homeworks)}\n<Problem id="two-words" />\n`);
  expect(await checkContent(root)).toEqual([]);
});

it('makes pure code that compiles under the strictest settings', () => {
  const config = path.join(ROOT, 'scripts/config/tsconfig.pure.json');
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const options = ts.getParsedCommandLineOfConfigFile(config, {}, host)?.options ?? {};
  const files = ['src/checks/sgd.ts', 'src/explorables/two-words/model.ts', 'src/problems/two-words/problem.ts'];
  const program = ts.createProgram(
    files.map((file) => path.join(root, file)),
    options,
  );
  expect(options.strict).toBe(true);
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
});

it('makes a view that compiles without a warning', () => {
  const { warnings } = compile(textOf('src/explorables/two-words/View.svelte'), {
    filename: 'View.svelte',
    generate: 'server',
  });
  expect(warnings).toEqual([]);
});

it('says what is left to do', () => {
  const next = (...words: readonly string[]) => {
    const plan = planNew(root, words);
    return plan.kind === 'files' ? plan.next : plan.because;
  };
  expect([next('explorable', 'momentum'), next('problem', 'power-rule'), next('chapter', '04-optimizers')])
    .toMatchInlineSnapshot(`
    [
      "Show it in a chapter: <Explorable id="momentum">What to see.</Explorable>",
      "Show it in the homeworks of a chapter: <Problem id="power-rule" />",
      "Read it at /optimizers/ and let "npm run check" stay silent while you write.",
    ]
  `);
});

it('refuses what it cannot make, and says what it can', () => {
  const because = (...words: readonly string[]) => {
    const plan = planNew(root, words);
    return plan.kind === 'refused' ? plan.because : 'not refused';
  };
  expect([
    because(),
    because('figure', 'momentum'),
    because('explorable', 'Momentum'),
    because('chapter', '05-sgd'),
    because('problem', 'two-words'),
  ]).toMatchInlineSnapshot(`
    [
      "unknown kind "". Remedy: use one of: chapter, problem, explorable, then a name.",
      "unknown kind "figure". Remedy: use one of: chapter, problem, explorable, then a name.",
      ""Momentum" cannot be a folder's name. Remedy: write lower-case words joined by hyphens, as in power-rule.",
      "content/course.yaml has no chapter "05-sgd". Remedy: use one of: 03-sgd, 05-cnn, 06-gnn, 07-rnn, 01-basics, 08-seq2seq, 09-attention, 13-embedding, 04-optimizers, 14-prompting, 11-transformer, 12-fine-tuning, and 8 more.",
      "src/problems/two-words/problem.ts exists already. Remedy: choose another name.",
    ]
  `);
});
