/** The letter under which a symbol is looked up. */
export interface Letter {
  readonly alphabet: 'Latin' | 'Greek' | 'other';
  /** "a" to "z" in small, the name of a Greek letter, or '' for a sign. */
  readonly name: string;
}

const GREEK = [
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu'],
  ...['xi', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega'],
];

/** Letters that have a command of their own. */
const NAMED: Readonly<Record<string, string>> = { loss: 'l', ell: 'l', vone: '1', vzero: '0' };

/** Commands that dress what they hold. */
const DRESS =
  /^\\(?:hat|bar|tilde|vec|dot|mathcal|mathbb|mathbf|mathrm|text|operatorname|widehat|widetilde|overline)\b/;

/**
 * The letter of a symbol by its TeX, without accents, weights and fonts: `\hat{\vy}` stands under y, `\mW^{(1)}` under
 * w, `\mTheta` under theta, `\varphi` under phi.
 */
export function letterOf(tex: string): Letter {
  const bare = undressed(tex);
  const [, command = ''] = /^\\([a-zA-Z]+)/.exec(bare) ?? [];
  const greek = GREEK.find((name) => command.replace(/^(?:var|[vm])?(?=[a-zA-Z]{2})/, '').toLowerCase() === name);
  if (greek !== undefined) return { alphabet: 'Greek', name: greek };
  const plain = NAMED[command] ?? (/^[vm][a-zA-Z]$/.test(command) ? command.slice(1) : (command || bare).charAt(0));
  return /[a-z]/i.test(plain) ? { alphabet: 'Latin', name: plain.toLowerCase() } : { alphabet: 'other', name: '' };
}

/** Orders letters: Latin, Greek in the order of that alphabet, then signs. */
export function compareLetters(a: Letter, b: Letter): number {
  return rank(a) - rank(b);
}

function rank({ alphabet, name }: Letter): number {
  if (alphabet === 'Latin') return name.charCodeAt(0) - 'a'.charCodeAt(0);
  return alphabet === 'Greek' ? 100 + GREEK.indexOf(name) : 200;
}

function undressed(tex: string): string {
  const inner = tex.trim().replace(DRESS, '').replace(/^\{/, '');
  return inner === tex.trim() ? inner : undressed(inner);
}
