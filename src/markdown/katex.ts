import type { KatexOptions } from 'katex';
import { macros } from '../book/macros.ts';

const TRUSTED = new Set(['\\htmlClass', '\\htmlData']);

/** How every formula of the site is set: one set of macros, MathML kept for screen readers, every warning an error. */
export const katexOptions: KatexOptions = {
  macros: { ...macros },
  trust: (context) => TRUSTED.has(context.command),
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  output: 'htmlAndMathml',
  maxExpand: 1000,
};
