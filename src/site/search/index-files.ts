/** The folder of the search index in the built site, below the base path. */
export const INDEX_FOLDER = 'pagefind/';

/** The file in that folder with the words of the site, which misspelled words are compared with. */
export const WORDS_FILE = 'words.txt';

/** The file in that folder with the sections of the notes. */
export const PLACES_FILE = 'places.json';

/** The names of all shards of the guide. */
export const SHARDS = ['other', ...'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ')];

/** The file in that folder that holds what the sections are called, for the words of one shard. */
export function shardPath(shard: string): string {
  return `guide/${shard}.json`;
}

/** The file in that folder with the formulas that can be found by typing them. */
export const FORMULAS_FILE = 'formulas.json';

/** The file in that folder that holds an equation as HTML: "formula/rnn/step-jacobian.txt". */
export function formulaPath(slug: string, id: string): string {
  return `formula/${slug}/${id}.txt`;
}

/** The file in that folder that holds a figure as a small picture: "figure/rnn/gradient-horizon.txt". */
export function figurePath(slug: string, id: string): string {
  return `figure/${slug}/${id}.txt`;
}
