/** Small letters without accents, as the engine compares them. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** The beginning of a folded word that its inflections share: "gradients" and "gradient" have the same. */
export function stem(word: string): string {
  return word.replace(/(?<=...)(?:ations?|ings?|ed|ies|es|ly|ers?|e|y|s)$/, '');
}

/**
 * The stems of a text's words, in order; single letters and digits are words too. A compound with hyphens stands for
 * itself as well, in one word: "fine-tuning" is found by "finetuned".
 */
export function stemsOf(text: string): readonly string[] {
  const folded = fold(text);
  const compounds = (folded.match(/\p{L}+(?:-\p{L}+)+/gu) ?? []).map((compound) => compound.replaceAll('-', ''));
  return [...(folded.match(/[\p{L}\p{N}]+/gu) ?? []), ...compounds].map(stem);
}
