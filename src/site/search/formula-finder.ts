import { formulaFeatures } from './formula-features.ts';
import type { Kind } from './kinds.ts';

/** A formula that can be found by typing it, and where it leads. */
export interface FormulaEntry {
  /** Address without the base path: of the numbered formula, or of the section that writes it some other way. */
  readonly url: string;
  readonly kind: Extract<Kind, 'Formulas' | 'Notes'>;
  readonly title: string;
  /** "7 RNNs" */
  readonly chapter: string;
  /** As plain text, or in TeX. */
  readonly formula: string;
  /** What a result shows below its title, as plain text. */
  readonly lead: string;
}

/** A formula and how much it has in common with a query, between 0 and 1. */
export interface FormulaHit {
  readonly entry: FormulaEntry;
  readonly score: number;
}

/** Gives the formulas that a typed one may be, the likeliest first, one for each address. */
export type FormulaFinder = (query: string) => readonly FormulaHit[];

const WORTH_SHOWING = 0.3;
/** How much it counts that the formula holds nothing else than the query. */
const FIT_SHARE = 0.35;

/** A finder that compares signs and pairs of neighboring signs, each weighed by how few formulas have it. */
export function createFormulaFinder(entries: readonly FormulaEntry[]): FormulaFinder {
  const known = entries.map((entry) => ({ entry, features: formulaFeatures(entry.formula) }));
  const counts = new Map<string, number>();
  for (const { features } of known) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const weigh = (features: Iterable<string>) =>
    [...features].reduce((sum, feature) => sum + Math.log(1 + known.length / (counts.get(feature) ?? 1)), 0);
  return (query) => {
    const asked = formulaFeatures(query);
    const total = weigh(asked);
    const hits = known.map(({ entry, features }) => {
      const common = weigh([...asked].filter((feature) => features.has(feature)));
      const fit = common === 0 ? 0 : common / weigh(features);
      return { entry, score: total === 0 ? 0 : (common / total) * (1 - FIT_SHARE + FIT_SHARE * fit) };
    });
    return firstOfEach(hits.filter(({ score }) => score >= WORTH_SHOWING).sort((a, b) => b.score - a.score));
  };
}

function firstOfEach(hits: readonly FormulaHit[]): readonly FormulaHit[] {
  const urls = new Set<string>();
  return hits.filter(({ entry: { url } }) => !urls.has(url) && urls.add(url));
}
