/** Whether a query is meant as a formula. */
export function looksLikeFormula(query: string): boolean {
  return /[\\^=√∑∏∂∇∞²³ᵀ‖]|[\p{L}\p{N})]_[\p{L}{(]|\w\(.*\)|\w\s*[/*+<>]\s*\w|^\p{Script=Greek}$/u.test(query);
}
