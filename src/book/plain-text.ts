import type { Node, Parent } from 'mdast';

const SYMBOLS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  times: '×',
  cdot: '·',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  sim: '∼',
  to: '→',
  in: '∈',
  infty: '∞',
  partial: '∂',
  nabla: '∇',
  sum: '∑',
  prod: '∏',
  odot: '⊙',
  top: 'ᵀ',
  pm: '±',
  ell: 'ℓ',
  loss: 'L',
  ldots: '…',
  dots: '…',
};
const STYLING = new Set(
  'data param act grad target text mathrm mathbf boldsymbol mathcal operatorname left right tfrac dfrac frac d'.split(
    ' ',
  ),
);
const FRACTION = /\\[td]?frac\{([^{}]*)\}\{([^{}]*)\}/g;
const CONTROL_WORD = /\\([a-zA-Z]+)(?=(.?))/gs;

/** What a node reads like without its markup: formulas as `W_h`, line breaks as spaces, diagrams and code blocks as nothing. */
export function plainText(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** A formula as a reader would type it: `\act{\vh}_{t}` gives `h_t`, `\rho < 1` gives `ρ < 1`. */
export function texToPlain(tex: string): string {
  const words = tex.replace(FRACTION, '$1/$2').replace(CONTROL_WORD, wordOf);
  return words
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/[{}\\$]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A symbol for a control word; a word that has none stays a word, apart from its argument. */
function wordOf(_match: string, name: string, next: string): string {
  if (STYLING.has(name)) return '';
  const bold = /^[vm]([a-zA-Z]+)$/.exec(name)?.[1] ?? '';
  const letter = bold.length === 1 ? bold : SYMBOLS[bold];
  return SYMBOLS[name] ?? letter ?? (/[a-zA-Z{\\]/.test(next) ? `${name} ` : name);
}

function rawText(node: Node): string {
  if (isParent(node)) return node.children.map(rawText).join(hasBlocks(node) ? ' ' : '');
  if (node.type === 'inlineMath' || node.type === 'math') return texToPlain(valueOf(node));
  if (node.type === 'break') return ' ';
  return node.type === 'text' || node.type === 'inlineCode' ? valueOf(node) : '';
}

function hasBlocks(node: Parent): boolean {
  return node.children.some(({ type }) =>
    ['paragraph', 'list', 'listItem', 'blockquote', 'tableCell', 'tableRow', 'math'].includes(type),
  );
}

function isParent(node: Node): node is Parent {
  return 'children' in node;
}

function valueOf(node: Node): string {
  return 'value' in node && typeof node.value === 'string' ? node.value : '';
}
