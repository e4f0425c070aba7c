/** What a search finds, in the order of the filter. */
export const KINDS = ['Notes', 'Problems', 'Discussions', 'Formulas', 'Terms', 'Figures', 'Cards'] as const;

/** One kind of thing that a search finds. */
export type Kind = (typeof KINDS)[number];

/** How a single result names its kind: "Formula"; a section of the notes stays "Notes". */
export function labelOf(kind: Kind): string {
  return kind === 'Notes' ? kind : kind.slice(0, -1);
}

/** Whether a text names a kind. */
export function isKind(text: string | null | undefined): text is Kind {
  return KINDS.some((kind) => kind === text);
}
