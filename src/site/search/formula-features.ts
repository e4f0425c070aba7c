import { readFormula } from '../../book/reading/read-formula.ts';
import { greekName } from '../../book/reading/symbols.ts';

/** Words of formulas that are one sign; any other run of letters up to three is a product: QK is Q times K. */
const FUNCTIONS = new Set(
  (
    'softmax argmax argmin sigmoid relu gelu elu tanh sinh cosh sqrt sum prod diag rank var cov mean max min exp log ' +
    'sin cos tan det sign clip norm bleu loss grad partial nabla infinity alpha beta gamma delta epsilon zeta eta theta ' +
    'kappa lambda mu nu xi pi rho sigma tau phi varphi chi psi omega rms bias ridge mse kl ln tr in out'
  ).split(' '),
);

const SAME: Readonly<Record<string, string>> = {
  varphi: 'phi',
  partial: 'd',
  nabla: 'grad',
  log: 'ln',
  sigmoid: 'sigma',
};

const SIGNS: Readonly<Record<string, string>> = {
  '√': ' sqrt ',
  '∑': ' sum ',
  Σ: ' sum ',
  '∏': ' prod ',
  '∂': ' d ',
  '∇': ' grad ',
  '∞': ' infinity ',
  '·': ' ',
  '×': ' ',
  '⊙': ' ',
  '−': '-',
  ᵀ: ' ',
  '⊤': ' ',
  '²': '^2',
  '³': '^3',
  '½': '1/2',
  '‖': ' norm ',
  '∥': ' norm ',
};

/**
 * What a formula is found by: its signs and numbers in order, without brackets, accents, transposes and layers, and each
 * pair of neighbors. A formula in TeX, in plain ASCII or in Unicode has the same features.
 */
export function formulaFeatures(formula: string): ReadonlySet<string> {
  const signs = signsOf(formula);
  const pairs = signs.slice(1).map((sign, index) => `${signs[index] ?? ''} ${sign}`);
  return new Set([...signs, ...pairs]);
}

function signsOf(formula: string): readonly string[] {
  const reading = formula.includes('\\') ? readFormula(formula) : formula;
  const plain = [...reading.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((sign) => SIGNS[sign] ?? spelledGreek(sign))
    .join('')
    .replace(/\|\||\bnorm\b/g, ' norm ')
    .replace(/\^\(?[T⊤]\)?(?![a-z])|\^\{?\(?(?:ell|l)(?:[-+]1)?\)?\}?|'/g, ' ');
  const runs = plain.match(/[a-zA-Z]+|\d+(?:\.\d+)?|[/+^=-]/g) ?? [];
  return runs.flatMap(signsOfRun).filter((sign) => sign !== '' && sign !== '=' && sign !== '^');
}

function spelledGreek(sign: string): string {
  const name = greekName(sign);
  return name === null ? sign : ` ${name} `;
}

function signsOfRun(run: string): readonly string[] {
  const word = run.toLowerCase();
  if (!/^[a-z]/.test(word) || word.length === 1) return [word];
  if (FUNCTIONS.has(word)) return [SAME[word] ?? word];
  return word.length > 3 ? [word] : [...word];
}
