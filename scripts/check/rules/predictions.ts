import { useOneOf } from '../../../src/book/closest.ts';
import type { Literal } from '../../../src/book/literal.ts';
import { placeOf } from '../../../src/book/place.ts';
import { attributeText, attributeValue, wordsOf, type Word } from '../../../src/book/word.ts';
import type { Param, Params } from '../../../src/core/model.ts';
import type { Issue } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** A question before a figure has options and one of them as its answer; the figure can take the settings that follow. */
export const rule: Rule = {
  name: 'predictions',
  check: ({ pages, modules }) =>
    pages.flatMap(({ page, tree }) =>
      wordsOf(tree, 'Explorable').flatMap((word) => {
        const params = modules.explorables.get(attributeText(word, 'id') ?? '');
        const place = placeOf(page.file, word);
        return [...questionMistakes(word), ...settingMistakes(word, params)].map((mistake) => ({ place, ...mistake }));
      }),
    ),
};

type Mistake = Omit<Issue, 'place'>;

const QUESTION = ['predict', 'options', 'answer'];

function questionMistakes(word: Word): readonly Mistake[] {
  const missing = QUESTION.filter((name) => attributeValue(word, name) === undefined);
  if (missing.length === QUESTION.length) return [];
  if (missing.length > 0) {
    return [
      { problem: `a question without ${missing.join(' and ')}`, remedy: 'give predict, options and answer together' },
    ];
  }
  const options = attributeValue(word, 'options');
  const answer = attributeValue(word, 'answer');
  const count = Array.isArray(options) ? options.length : 0;
  if (typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= count) return [];
  return [
    {
      problem: `the answer ${JSON.stringify(answer)} is none of the options`,
      remedy: `count the options from 1 to ${count}`,
    },
  ];
}

function settingMistakes(word: Word, params: Params | undefined): readonly Mistake[] {
  const then = attributeValue(word, 'then');
  if (params === undefined || !isSettings(then)) return [];
  return Object.entries(then).flatMap(([key, value]) => settingMistake(key, value, params));
}

function isSettings(value: Literal | undefined): value is { readonly [key: string]: Literal } {
  return typeof value === 'object' && !Array.isArray(value);
}

function settingMistake(key: string, value: Literal, params: Params): readonly Mistake[] {
  const param = params[key];
  if (!param) return [{ problem: `unknown setting "${key}" in then`, remedy: useOneOf(key, Object.keys(params)) }];
  if (accepts(param, value)) return [];
  return [{ problem: `the figure cannot set "${key}" to ${JSON.stringify(value)}`, remedy: rangeOf(param) }];
}

function accepts(param: Param, value: Literal): boolean {
  if (param.kind === 'choice') return typeof value === 'string' && param.options.includes(value);
  if (param.kind === 'text') return typeof value === 'string' && value.length <= param.most;
  const inRange = (each: Literal): boolean => typeof each === 'number' && each >= param.min && each <= param.max;
  if (param.kind === 'number') return inRange(value);
  return Array.isArray(value) && value.length === param.start.length && value.every(inRange);
}

function rangeOf(param: Param): string {
  if (param.kind === 'choice') return `use one of: ${param.options.join(', ')}`;
  if (param.kind === 'text') return `use a text of at most ${param.most} characters`;
  const range = `from ${param.min} to ${param.max}`;
  return param.kind === 'number' ? `use a number ${range}` : `use a list of ${param.start.length} numbers ${range}`;
}
