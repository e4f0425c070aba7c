import { element } from './element.ts';
import { LONGEST_QUERY, type Answer } from './query.ts';
import type { SearchedWord } from './searched-word.ts';

/** What a screen reader is told: "12 results for “gradient”". */
export function countLine({ total, kind, words, query }: Answer): string {
  const count = total === 0 ? 'No results' : total === 1 ? '1 result' : `${total} results`;
  const searched = words.flatMap(({ used }) => used ?? []).join(' ');
  return `${count} for “${searched === '' ? query : searched}”${kind === null ? '' : ` in ${kind}`}`;
}

/** What a remark lets the reader do. */
export interface RemarkActions {
  readonly searchLiterally: () => void;
  readonly search: (query: string) => void;
  readonly forget: () => void;
}

/** What stands above the results: what was corrected, left out or cut, and that nothing was found. */
export function remarksOn(answer: Answer, { searchLiterally, search }: RemarkActions): readonly (Node | string)[] {
  const left = answer.words.filter(({ used }) => used === null).map(({ typed }) => `“${typed}”`);
  return [
    answer.total === 0 ? `${countLine(answer)}. ` : '',
    left.length > 0 && answer.all > 0 ? `Left out to find anything: ${left.join(', ')}. ` : '',
    ...correction(answer, searchLiterally),
    answer.isCut ? `The query was cut to ${LONGEST_QUERY} characters. ` : '',
    ...(answer.suggestions.length > 0 ? ['Did you mean', ...choices(answer.suggestions, search), '?'] : []),
  ];
}

/** What stands there before anything is asked: a hint, and the last queries. */
export function remarksBefore(
  hint: string,
  queries: readonly string[],
  actions: RemarkActions,
): readonly (Node | string)[] {
  if (queries.length === 0) return [hint];
  const forget = button('Forget them', actions.forget);
  return [hint, element('span', 'find-recent', 'You searched', ...choices(queries, actions.search), '. ', forget)];
}

/** Queries to choose from, as buttons. */
function choices(queries: readonly string[], search: (query: string) => void): readonly (Node | string)[] {
  return queries.flatMap((query) => [' ', button(query, () => search(query))]);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', 'find-literal', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/** "Showing results for **vanishing** gradient. Search “vanshing” instead" */
function correction({ words }: Answer, searchLiterally: () => void): readonly (Node | string)[] {
  const corrected = words.filter(isCorrected);
  if (corrected.length === 0) return [];
  const shown = words.flatMap((word) => [' ', element(isCorrected(word) ? 'b' : 'span', '', word.used ?? '')]);
  const typed = corrected.map((word) => word.typed).join(' ');
  return ['Showing results for', ...shown, '. ', button(`Search “${typed}” instead`, searchLiterally), ' '];
}

function isCorrected({ typed, used }: SearchedWord): boolean {
  return used !== null && used.toLowerCase() !== typed.toLowerCase();
}
