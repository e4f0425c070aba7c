import { expect, it } from 'vitest';
import { mermaidConfig, readPalette, roleClasses } from './diagram-theme.ts';

const ROLES = ['data', 'parameter', 'activation', 'gradient', 'target'];
const OTHERS = ['paper', 'paper-raised', 'paper-sunk', 'ink', 'ink-soft', 'ink-faint', 'rule', 'accent', 'accent-soft'];
const names = [...OTHERS, ...ROLES.flatMap((role) => [`role-${role}`, `role-${role}-soft`])];
const css = `:root { ${names.map((name, i) => `--${name}: light-dark(#aaaa${i + 10}, #bbbb${i + 10});`).join('\n')} }`;

it('reads the colors of either face from a style sheet', () => {
  const sheet =
    ':root {\n  --paper: light-dark(#fdfcf8, #15171b);\n  --ink: light-dark( #1c1d21 ,#e6e4de );\n  --radius: 6px; }';
  expect(readPalette(sheet, 'light')).toEqual({ paper: '#fdfcf8', ink: '#1c1d21' });
  expect(readPalette(sheet, 'dark')).toEqual({ paper: '#15171b', ink: '#e6e4de' });
});

it('gives every role a class: a soft ground, and border and text in its color', () => {
  const classes = roleClasses(readPalette(css, 'light')).split('\n');
  expect(classes).toHaveLength(5);
  expect(classes[0]).toBe('classDef data fill:#aaaa20,stroke:#aaaa19,color:#aaaa19');
});

it('tells mermaid which face it draws', () => {
  expect(mermaidConfig(readPalette(css, 'dark'), 'dark').themeVariables).toMatchObject({
    darkMode: true,
    background: '#bbbb10',
  });
  expect(mermaidConfig(readPalette(css, 'light'), 'light').themeVariables).toMatchObject({ darkMode: false });
});

it('names the token that a style sheet lacks', () => {
  expect(() => roleClasses(readPalette('', 'light'))).toThrowErrorMatchingInlineSnapshot(
    `[Error: src/styles/tokens.css has no "--role-data: light-dark(…, …)"; diagrams need it]`,
  );
});
