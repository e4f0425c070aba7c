/** A quantity of a gap: what is typed, and what it stands for. */
export interface TypedName {
  readonly name: string;
  /** The symbol in Markdown: `$\sigma_i$`. */
  readonly markdown: string;
}

const ENTRY = /\s*([a-z_][a-z0-9_]*)\s*:\s*(\$[^$]+\$|[^,$]+)\s*(?:,|$)/y;

/** The quantities that `names` of a gap lists: "s: $\sigma_i$, lambda: $\lambda$". What does not fit the form ends the list. */
export function namesOf(text: string): readonly TypedName[] {
  const found: TypedName[] = [];
  ENTRY.lastIndex = 0;
  for (let match = ENTRY.exec(text); match !== null; match = ENTRY.exec(text)) {
    found.push({ name: match[1] ?? '', markdown: (match[2] ?? '').trim() });
  }
  return found;
}
