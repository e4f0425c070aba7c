import { element } from './element.ts';
import { LONGEST_QUERY, type Answer } from './query.ts';
import type { SearchedWord } from './searched-word.ts';

/** What a screen reader is told: "12 results for “gradient”". */
export function countLine({ total, kind, words, query }: Answer): string {
  const count = total === 0 ? 'No results' : total === 1 ? '1 result' : `${total} results`;
  const searched = words.flatMap(({ used }) => used ?? []).join(' ');
  return `${count} for “${searched === '' ? query : searched}”${kind === null ? '' : ` in ${kind}`}`;
}

/** What stands above the results: what was corrected, left out or cut, and that nothing was found. */
export function remarksOn(answer: Answer, searchLiterally: () => void): readonly (Node | string)[] {
  const left = answer.words.filter(({ used }) => used === null).map(({ typed }) => `“${typed}”`);
  return [
    answer.total === 0 ? `${countLine(answer)}. ` : '',
    left.length > 0 && answer.all > 0 ? `Left out to find anything: ${left.join(', ')}. ` : '',
    ...correction(answer, searchLiterally),
    answer.isCut ? `The query was cut to ${LONGEST_QUERY} characters. ` : '',
  ];
}

/** "Showing results for **vanishing** gradient. Search “vanshing” instead" */
function correction({ words }: Answer, searchLiterally: () => void): readonly (Node | string)[] {
  const corrected = words.filter(isCorrected);
  if (corrected.length === 0) return [];
  const shown = words.flatMap((word) => [' ', element(isCorrected(word) ? 'b' : 'span', '', word.used ?? '')]);
  const typed = corrected.map((word) => word.typed).join(' ');
  const button = element('button', 'find-literal', `Search “${typed}” instead`);
  button.type = 'button';
  button.addEventListener('click', searchLiterally);
  return ['Showing results for', ...shown, '. ', button, ' '];
}

function isCorrected({ typed, used }: SearchedWord): boolean {
  return used !== null && used.toLowerCase() !== typed.toLowerCase();
}
