import { ROLE_MACROS } from './role.ts';

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
  'rho',
  'zeta',
  'sigma',
  'phi',
  'psi',
  'omega',
];
const GREEK_MATRICES = ['Gamma', 'Delta', 'Theta', 'Lambda', 'Sigma', 'Phi', 'Omega'];

/** The site's macros: roles that color a symbol, bold vectors and matrices, and the operators of the course. */
export const macros: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(ROLE_MACROS).map((macro) => [macro, `\\htmlClass{${roleClass(macro)}}{#1}`])),
  ...letterMacros(),
  // What the faded form of a derivation hides: `\blank{1}{…}`.
  '\\blank': '\\htmlData{hole=#1}{#2}',
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

/** The style sheet colors a symbol by this class: `r-act`. */
function roleClass(macro: string): string {
  return macro.replace('\\', 'r-');
}

/** `\va` to `\vz` are bold vectors, `\mA` to `\mZ` bold matrices, and so on for the Greek letters: `\vdelta`, `\mLambda`. */
function letterMacros(): Record<string, string> {
  const macros: Record<string, string> = { '\\vzero': '\\mathbf{0}', '\\vone': '\\mathbf{1}' };
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') macros[`\\v${letter}`] = `\\mathbf{${letter}}`;
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') macros[`\\m${letter}`] = `\\mathbf{${letter}}`;
  for (const name of GREEK_VECTORS) macros[`\\v${name}`] = `\\boldsymbol{\\${name}}`;
  for (const name of GREEK_MATRICES) macros[`\\m${name}`] = `\\boldsymbol{\\${name}}`;
  return macros;
}
