/** The folder of the search index in the built site, below the base path. */
export const INDEX_FOLDER = 'pagefind/';

/** The file in that folder with the words of the site, which misspelled words are compared with. */
export const WORDS_FILE = 'words.txt';

/** The file in that folder with the sections of the notes and all that they are called. */
export const GUIDE_FILE = 'guide.json';

/** The file in that folder with the formulas that can be found by typing them. */
export const FORMULAS_FILE = 'formulas.json';

/** The file in that folder that holds an equation as HTML: "formula/rnn/step-jacobian.txt". */
export function formulaPath(slug: string, id: string): string {
  return `formula/${slug}/${id}.txt`;
}
