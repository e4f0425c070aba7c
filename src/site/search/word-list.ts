/*
 * Words in the order of the alphabet, written as how many letters each shares with the one before (one digit) and its
 * other letters: "gradient gradients" is "0gradient8s". It is a third shorter, compressed, than the words.
 */

const MOST_SHARED = 9;

/** Words of letters alone, in the order of the alphabet, as one text. */
export function packWords(words: readonly string[]): string {
  return words.map((word, index) => packed(word, words[index - 1] ?? '')).join('');
}

/** The words of such a text. */
export function unpackWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const [, shared = '0', rest = ''] of text.matchAll(/(\d)(\D*)/g))
    words.push((words.at(-1) ?? '').slice(0, Number(shared)) + rest);
  return words;
}

function packed(word: string, before: string): string {
  let shared = 0;
  while (shared < MOST_SHARED && shared < word.length && word[shared] === before[shared]) shared += 1;
  return `${shared}${word.slice(shared)}`;
}
