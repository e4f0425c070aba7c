import { faultOf, judgeExpression } from '../../../src/core/answer/expression.ts';
import { placeOf } from '../../../src/book/place.ts';
import { formulasIn } from '../../../src/book/formula.ts';
import { attributeText, attributeValue, wordsOf, type Word } from '../../../src/book/word.ts';
import { namesOf } from '../../../src/site/derivation/names.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { PageText, Rule } from '../rule.ts';

/** A derivation with a goal has a name, gaps that fit its formulas, right answers that can be judged, and points. */
export const rule: Rule = {
  name: 'derivations',
  check: ({ pages }) => pages.flatMap(onPage),
};

type Mistake = Omit<Issue, 'place'>;

function onPage({ page, tree }: PageText): readonly Issue[] {
  const at = (word: Word) => (mistake: Mistake) => ({ place: placeOf(page.file, word), ...mistake });
  const derivations = wordsOf(tree, 'Derivation');
  const inside = derivations.flatMap((word) => (isFormed(word) ? gapsOf(word) : []));
  const strays = wordsOf(tree, 'Blank').filter((word) => !inside.includes(word));
  return [
    ...derivations.flatMap((word) => derivationMistakes(word).map(at(word))),
    ...inside.flatMap((word) => gapMistakes(word).map(at(word))),
    ...strays.flatMap((word) => [at(word)(STRAY)]),
  ];
}

const STRAY: Mistake = {
  problem: 'a <Blank> outside of a derivation with gaps',
  remedy: 'put it into a <Derivation title="…" id="…" goal="…">',
};

function isFormed(word: Word): boolean {
  return attributeText(word, 'goal') !== null && attributeText(word, 'id') !== null;
}

function gapsOf(derivation: Word): readonly Word[] {
  return wordsOf(derivation, 'Blank');
}

function derivationMistakes(word: Word): readonly Mistake[] {
  const [id, goal] = [attributeText(word, 'id'), attributeText(word, 'goal')];
  if (id === null && goal === null) return holesIn(word).length === 0 ? [] : [HIDDEN];
  if (id === null || goal === null) {
    const lacks = id === null ? 'id' : 'goal';
    return [
      { problem: `a derivation without ${lacks}`, remedy: `give id and goal together, or neither: ${lacks}="…"` },
    ];
  }
  const points = wordsOf(word, 'Points');
  return [...numberMistakes(word), ...holeMistakes(word), ...(points.length === 1 ? [] : [NO_POINTS])];
}

const HIDDEN: Mistake = {
  problem: 'a \\blank in a derivation that has no gaps',
  remedy: 'give the derivation an id, a goal and a <Blank> for each gap, or take \\blank out',
};
const NO_POINTS: Mistake = {
  problem: 'a derivation without <Points>',
  remedy: 'end it with one <Points>: a list of what a full answer contains',
};

function numberMistakes(word: Word): readonly Mistake[] {
  const numbers = gapsOf(word).map((gap) => valueText(gap, 'n'));
  if (numbers.length > 0 && numbers.every((number, index) => number === String(index + 1))) return [];
  const problem = numbers.length === 0 ? 'a derivation without a <Blank>' : `gaps numbered ${numbers.join(', ')}`;
  return [{ problem, remedy: 'number the gaps 1, 2, 3 in their order, each with its <Blank>' }];
}

/** A gap of a formula hides something; what is hidden has a gap. A question may, but need not. */
function holeMistakes(word: Word): readonly Mistake[] {
  const holes = holesIn(word);
  const gaps = gapsOf(word).map((gap) => ({
    n: valueText(gap, 'n'),
    asks: attributeText(gap, 'ask') !== null,
  }));
  const unfilled = holes.filter((hole) => !gaps.some(({ n }) => n === hole));
  const unseen = gaps.filter(({ n, asks }) => !asks && !holes.includes(n));
  return [
    ...unfilled.map((hole) => ({
      problem: `\\blank{${hole}} has no <Blank n={${hole}}>`,
      remedy: `write <Blank n={${hole}} answer="…"> after the formula`,
    })),
    ...unseen.map(({ n }) => ({
      problem: `<Blank n={${n}}> hides nothing`,
      remedy: `write \\blank{${n}}{…} around what it hides, or give it ask="…"`,
    })),
  ];
}

function holesIn(word: Word): readonly string[] {
  const formulas = formulasIn(word).map(({ value }) => value);
  return [...formulas.join(' ').matchAll(/\\blank\s*\{(\d+)\}/g)].map(([, number = '']) => number);
}

function gapMistakes(gap: Word): readonly Mistake[] {
  return attributeText(gap, 'ask') === null ? formulaMistakes(gap) : choiceMistakes(gap);
}

function formulaMistakes(gap: Word): readonly Mistake[] {
  const names = namesOf(attributeText(gap, 'names') ?? '').map(({ name }) => name);
  const answer = valueText(gap, 'answer');
  const fault = faultOf(answer, names);
  if (fault !== '') return [unusable(answer, fault)];
  return slipsOf(gap).flatMap((slip) => {
    const wrong = faultOf(slip, names);
    if (wrong !== '') return [unusable(slip, wrong)];
    const isRight = judgeExpression(slip, { answer, names, slips: [] }).kind === 'right';
    return isRight ? [{ problem: `the slip "${slip}" is a right answer`, remedy: 'take it out, or mend it' }] : [];
  });
}

function unusable(formula: string, fault: string): Mistake {
  return {
    problem: `"${formula}" cannot be graded. ${fault}`,
    remedy: 'write it as a reader would type it, with names="s: $\\sigma_i$, lambda: $\\lambda$"',
  };
}

function choiceMistakes(gap: Word): readonly Mistake[] {
  const options = attributeValue(gap, 'options');
  const count = Array.isArray(options) ? options.length : 0;
  const answer = valueText(gap, 'answer');
  const outside = [answer, ...slipsOf(gap)].filter((each) => !(/^\d+$/.test(each) && +each >= 1 && +each <= count));
  if (count < 2) return [{ problem: 'a question with fewer than two options', remedy: 'write options={["…", "…"]}' }];
  return [
    ...outside.map((each) => ({
      problem: `the answer "${each}" is none of the options`,
      remedy: `count the options from 1 to ${count}`,
    })),
    ...slipsOf(gap)
      .filter((each) => each === answer)
      .map((each) => ({ problem: `the slip "${each}" is a right answer`, remedy: 'take it out, or mend it' })),
  ];
}

function slipsOf(gap: Word): readonly string[] {
  return wordsOf(gap, 'Slip').map((slip) => valueText(slip, 'answer'));
}

/** A text or a number as it would be typed; '' for anything else. */
function valueText(word: Word, name: string): string {
  const value = attributeValue(word, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
