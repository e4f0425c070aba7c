import { closestFirst } from '../../../src/book/closest.ts';
import { symbolIn, symbolsWithRoles, type SymbolWithRole } from '../../../src/markdown/symbols.ts';
import type { Chapter, Issue } from '../../../src/book/types.ts';
import type { CheckContext, Formula, Rule } from '../rule.ts';

/** Every colored symbol of a display formula is in `notation.yaml`, and everywhere a symbol has the color it has there. */
export const rule: Rule = {
  name: 'notation-roles',
  check: (context) => [
    ...context.book.chapters.flatMap((chapter) => lacking(context, chapter)),
    ...miscolored(context),
  ],
};

interface ColoredSymbol {
  readonly formula: Formula;
  readonly symbol: SymbolWithRole;
}

function symbolsOf({ formulas }: CheckContext): readonly ColoredSymbol[] {
  return formulas.flatMap((formula) => symbolsWithRoles(formula.tex).map((symbol) => ({ formula, symbol })));
}

/** Each symbol is reported where it stands first, whatever index it carries later. */
function lacking(context: CheckContext, { slug, folder, notation }: Chapter): readonly Issue[] {
  const unknown = symbolsOf(context).filter(
    ({ formula, symbol }) =>
      formula.display && formula.chapter.slug === slug && symbolIn(symbol.tex, notation) === null,
  );
  const first = new Map(unknown.toReversed().map((each) => [withoutShift(each.symbol.stem), each]));
  return [...first.values()].map(({ formula, symbol }) => ({
    place: formula.place,
    problem: `the notation lacks the symbol "${symbol.stem}"`,
    remedy: `add it to ${folder}/notation.yaml with the role ${symbol.role}${nearest(symbol.stem, notation)}`,
  }));
}

/** `h_{t-1}` and `h_{t+1}` are `h_{t}` at another time. */
function withoutShift(stem: string): string {
  return stem.replace(/[+-]\w+\}/g, '}');
}

function nearest(stem: string, notation: Chapter['notation']): string {
  const names = closestFirst(
    stem,
    notation.map(({ tex }) => tex),
  );
  return names.length === 0 ? '' : `, or write it as one of: ${names.slice(0, 5).join(', ')}`;
}

function miscolored(context: CheckContext): readonly Issue[] {
  return symbolsOf(context).flatMap(({ formula: { chapter, place }, symbol: { tex, role } }) => {
    const entry = chapter.notation[symbolIn(tex, chapter.notation) ?? -1];
    if (!entry || entry.role === role) return [];
    const given = entry.role === null ? 'no role' : `the role ${entry.role}`;
    const remedy = `color it as in ${entry.place.file}:${entry.place.line}, or change the role there`;
    return [{ place, problem: `"${tex}" is colored as ${role}, but has ${given} in the notation`, remedy }];
  });
}
