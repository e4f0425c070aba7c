import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './unknown-names.ts';

const PARAMS = {};
const check = {
  name: 'stepJacobian',
  check: { method: 'm', tolerance: 1, error: () => 0 },
  place: { file: '', line: 1, column: 1 },
};
const modules = {
  checks: new Map([['rnn', [check]]]),
  explorables: new Map([['gradient-horizon', PARAMS]]),
  problems: ['simple-rnn'],
};
const DATA = {
  [`${CHAPTER}/cards.yaml`]: '- { key: what-is-kept, section: cell, front: What?, back: The state. }\n',
  [`${CHAPTER}/terms.yaml`]: '- { id: state, term: state, definition: What is kept., section: cell }\n',
  'content/sources.bib': '@misc{werbos1990, author={A}, title={T}, year=1990, doi={x}}\n',
};
const page = (...[eq, fig, check, explorable, problem, card, term, citation]: readonly string[]) =>
  notes(`<Equation id="jacobian" check="${check}">

$$
x
$$

</Equation>

<Explorable id="${explorable}">See.</Explorable>

<Problem id="${problem}" />

<Recall card="${card}" />

<Eq to="${eq}" /> <Fig to="${fig}" /> <Term of="${term}">it</Term> [@${citation}]`);

it('warns with every name that does not exist, and lists those that do', () => {
  const text = page('jacobiann', 'horizon', 'stepJacobiann', 'gradient', 'simple', 'kept', 'stat', 'werbos');
  expect(findings(rule, { ...DATA, ...text }, modules)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  unknown check "stepJacobiann"
        remedy: use one of: stepJacobian
    content/chapters/02-rnn/notes.mdx:21:1  unknown explorable "gradient"
        remedy: use one of: gradient-horizon
    content/chapters/02-rnn/notes.mdx:23:1  unknown problem "simple"
        remedy: use one of: simple-rnn
    content/chapters/02-rnn/notes.mdx:25:1  unknown card "kept"
        remedy: use one of: what-is-kept
    content/chapters/02-rnn/notes.mdx:27:1  unknown equation "jacobiann"
        remedy: use one of: jacobian
    content/chapters/02-rnn/notes.mdx:27:23  unknown figure "horizon"
        remedy: use one of: gradient
    content/chapters/02-rnn/notes.mdx:27:44  unknown term "stat"
        remedy: use one of: state
    content/chapters/02-rnn/notes.mdx:27:71  unknown citation "werbos"
        remedy: use one of: werbos1990
    8 problems"
  `);
});

it('warns with names of chapters that are not there', () => {
  expect(findings(rule, notes('<Eq to="attention/softmax" /> <Fig to="atention/x" /> <Eq to="rnn/x" />')))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  unknown equation "attention/softmax"
        remedy: the chapter "attention" is not written: name it in words, without a link
    content/chapters/02-rnn/notes.mdx:13:31  unknown figure "atention/x"
        remedy: there is no chapter "atention"; did you mean "attention"?
    content/chapters/02-rnn/notes.mdx:13:55  unknown equation "rnn/x"
        remedy: there is none to name yet: create it first
    3 problems"
  `);
});

it('passes with names that exist, also with the chapter in front', () => {
  const names = [
    'jacobian',
    'gradient-horizon',
    'stepJacobian',
    'gradient-horizon',
    'simple-rnn',
    'what-is-kept',
    'state',
    'werbos1990',
  ];
  expect(findings(rule, { ...DATA, ...page(...names) }, modules)).toBe('');
  expect(findings(rule, { ...DATA, ...page('rnn/jacobian', 'rnn/gradient-horizon', ...names.slice(2)) }, modules)).toBe(
    '',
  );
});
