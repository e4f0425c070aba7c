/** Small letters without accents, as the engine compares them. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** The beginning of a folded word that its inflections share: "gradients" and "gradient" have the same. */
export function stem(word: string): string {
  return word.replace(/(?<=...)(?:ations?|ings?|ed|ies|es|ly|ers?|e|y|s)$/, '');
}

/** The stems of a text's words, in order; single letters and digits are words too. */
export function stemsOf(text: string): readonly string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
}
