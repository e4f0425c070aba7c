import { expect, it } from 'vitest';
import { diagramFaults, diagramHash, diagramRequest } from './diagram-source.ts';

const NAMED = 'flowchart LR\naccTitle: A cell\naccDescr: Input enters, state leaves.';

it('appends the roles to a flowchart and to nothing else', () => {
  expect(diagramRequest(`${NAMED}\n  a --> b`, 'light').source).toContain('classDef gradient fill:');
  expect(diagramRequest('sequenceDiagram\n  a->>b: c', 'light').source).not.toContain('classDef');
});

it('draws the two faces from different colors and the same words', () => {
  const [light, dark] = [diagramRequest(NAMED, 'light'), diagramRequest(NAMED, 'dark')];
  expect(light.source).not.toBe(dark.source);
  expect(light.source.split('\n')[1]).toBe(dark.source.split('\n')[1]);
});

it('hashes what is drawn: spaces at the end of a line do not count, words do', () => {
  expect(diagramHash(`${NAMED}  \r\n a --> b\n`)).toBe(diagramHash(`${NAMED}\n a --> b`));
  expect(diagramHash(`${NAMED}\n a --> c`)).not.toBe(diagramHash(`${NAMED}\n a --> b`));
  expect(diagramHash(NAMED)).toMatch(/^[0-9a-f]{16}$/);
});

it('finds no fault in a named diagram that colors its nodes by role', () => {
  expect(diagramFaults(`${NAMED}\n  x["x₁"]:::data --> h["hₜ"]:::activation`)).toEqual([]);
});

it('lets a description say anything, also over several lines', () => {
  const source =
    'flowchart LR\naccTitle: A style of $x$\naccDescr {\n  style and classDef cost $5 or $6\n  :::nothing\n}\na --> b';
  expect(diagramFaults(source)).toEqual([]);
});

const messages = (source: string) =>
  diagramFaults(source).map(({ line, problem, remedy }) => `${line}: ${problem}. Remedy: ${remedy}.`);

it('asks for a title and a description', () => {
  expect(messages('flowchart LR\n  a --> b')).toMatchInlineSnapshot(`
    [
      "1: the diagram has no accTitle. Remedy: write "accTitle: …" below its first line: it becomes the caption and the name that is read aloud.",
      "1: the diagram has no accDescr. Remedy: write "accDescr: …" below its accTitle: the same facts in words, for whoever cannot see it.",
    ]
  `);
  expect(messages('flowchart LR\naccTitle:\naccDescr { }\n  a --> b')).toHaveLength(2);
});

it('refuses colors by hand', () => {
  expect(messages(`${NAMED}\n  classDef hot fill:red\n  style a fill:#fff`)).toMatchInlineSnapshot(`
    [
      "4: the diagram sets its own look with "classDef". Remedy: color a node by its role instead: :::data, :::parameter, :::activation, :::gradient, :::target.",
      "5: the diagram sets its own look with "style". Remedy: color a node by its role instead: :::data, :::parameter, :::activation, :::gradient, :::target.",
    ]
  `);
});

it('names the nearest role for an unknown one', () => {
  expect(messages(`${NAMED}\n  a:::data --> b:::activations`)).toMatchInlineSnapshot(`
    [
      "4: the diagram uses the unknown role ":::activations". Remedy: use one of: activation, gradient, data, target, parameter.",
    ]
  `);
});

it('refuses a formula in a label', () => {
  expect(messages(`${NAMED}\n  a["$h_1$"] --> b`)).toMatchInlineSnapshot(`
    [
      "4: the diagram has the formula "$h_1$" in a label. Remedy: write it without dollars: h₁, h_{t-1}, ρ^k, ∂L.",
    ]
  `);
});
