import { element } from './element.ts';
import type { Outcome } from './asker.ts';
import { LONGEST_QUERY, type Answer, type SearchedWord } from './query.ts';

const HINT = 'Type a term, a symbol such as h_t, or the number of a section or an equation.';
const NO_INDEX = import.meta.env.DEV
  ? 'The search index is made by `npm run build`; this development server has none.'
  : 'The search index could not be loaded. Try again when the network is back.';

/** What a screen reader is told: "12 results for “gradient”". */
export function statusOf(outcome: Outcome): string {
  if (outcome === 'no index') return NO_INDEX;
  return typeof outcome === 'string' ? '' : countLine(outcome);
}

/** What stands above the results: what was corrected, left out or cut, that nothing was found, or what to type. */
export function remarkOn(outcome: Outcome, searchLiterally: () => void): readonly (Node | string)[] {
  if (outcome === 'no index') return [NO_INDEX];
  if (outcome === 'nothing asked') return [HINT];
  return outcome === 'loading' ? ['Loading the index …'] : remarksOn(outcome, searchLiterally);
}

function countLine({ total, kind, words, query }: Answer): string {
  const count = total === 0 ? 'No results' : total === 1 ? '1 result' : `${total} results`;
  const searched = words.flatMap(({ used }) => used ?? []).join(' ');
  return `${count} for “${searched === '' ? query : searched}”${kind === null ? '' : ` in ${kind}`}`;
}

function remarksOn(answer: Answer, searchLiterally: () => void): readonly (Node | string)[] {
  const left = answer.words.filter(({ used }) => used === null).map(({ typed }) => `“${typed}”`);
  const isEmpty = answer.total === 0;
  return [
    ...(isEmpty ? [`${countLine(answer)}. `] : []),
    ...(isEmpty && answer.all > 0 ? [`In all kinds: ${answer.all}. `] : []),
    ...(left.length > 0 && answer.all > 0 ? [`Left out, because nothing holds it too: ${left.join(', ')}. `] : []),
    ...correction(answer, searchLiterally),
    ...(answer.isCut ? [`Only the first ${LONGEST_QUERY} characters were searched. `] : []),
  ];
}

/** "Showing results for **vanishing** gradient. Search “vanshing” instead" */
function correction({ words }: Answer, searchLiterally: () => void): readonly (Node | string)[] {
  const corrected = words.filter(isCorrected);
  if (corrected.length === 0) return [];
  const shown = words.flatMap((word) =>
    isCorrected(word) ? [' ', element('b', '', word.used ?? '')] : [' ', word.used ?? ''],
  );
  const typed = corrected.map((word) => word.typed).join(' ');
  const button = element('button', 'find-literal', `Search “${typed}” instead`);
  button.type = 'button';
  button.addEventListener('click', searchLiterally);
  return ['Showing results for', ...shown, '. ', button, ' '];
}

function isCorrected({ typed, used }: SearchedWord): boolean {
  return used !== null && used.toLowerCase() !== typed.toLowerCase();
}
