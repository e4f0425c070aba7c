import type { KatexOptions } from 'katex';

const ROLES: Readonly<Record<string, string>> = {
  '\\data': 'r-data',
  '\\param': 'r-param',
  '\\act': 'r-act',
  '\\grad': 'r-grad',
  '\\target': 'r-target',
};

const GREEK_VECTORS = [
  'alpha',
  'beta',
  'gamma',
  'delta',
  'epsilon',
  'eta',
  'theta',
  'lambda',
  'mu',
  'xi',
  'sigma',
  'phi',
];
const GREEK_MATRICES = ['Gamma', 'Lambda', 'Sigma', 'Phi'];

/** `\va` to `\vz` are bold vectors, `\mA` to `\mZ` bold matrices, and so on for the Greek letters: `\vdelta`, `\mLambda`. */
function letterMacros(): Record<string, string> {
  const macros: Record<string, string> = { '\\vzero': '\\mathbf{0}', '\\vone': '\\mathbf{1}' };
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') macros[`\\v${letter}`] = `\\mathbf{${letter}}`;
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') macros[`\\m${letter}`] = `\\mathbf{${letter}}`;
  for (const name of GREEK_VECTORS) macros[`\\v${name}`] = `\\boldsymbol{\\${name}}`;
  for (const name of GREEK_MATRICES) macros[`\\m${name}`] = `\\boldsymbol{\\${name}}`;
  return macros;
}

/** The site's macros: roles that color a symbol, bold vectors and matrices, and the operators of the course. */
export const macros: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(ROLES).map(([name, cls]) => [name, `\\htmlClass{${cls}}{#1}`])),
  ...letterMacros(),
  '\\R': '\\mathbb{R}',
  '\\E': '\\operatorname{\\mathbb{E}}',
  '\\loss': '\\mathcal{L}',
  '\\norm': '\\left\\lVert #1 \\right\\rVert',
  '\\abs': '\\left\\lvert #1 \\right\\rvert',
  '\\diag': '\\operatorname{diag}',
  '\\softmax': '\\operatorname{softmax}',
  '\\Var': '\\operatorname{Var}',
  '\\Cov': '\\operatorname{Cov}',
  '\\tr': '\\operatorname{tr}',
  '\\argmin': '\\operatorname*{arg\\,min}',
  '\\argmax': '\\operatorname*{arg\\,max}',
  '\\d': '\\mathrm{d}',
};

const TRUSTED = new Set(['\\htmlClass', '\\htmlData']);

/** How every formula of the site is set: one set of macros, MathML kept for screen readers, every warning an error. */
export const katexOptions: KatexOptions = {
  macros: { ...macros },
  trust: (context) => TRUSTED.has(context.command),
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  output: 'htmlAndMathml',
  maxExpand: 1000,
};
