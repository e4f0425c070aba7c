/** What an attribute of a word holds. */
export interface AttributeSpec {
  readonly kind: 'text' | 'number' | 'list of texts' | 'settings';
  readonly required: boolean;
}

/** A word that an author has in MDX. */
export interface WordSpec {
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
  /** Whether the word encloses text (`<Trap>…</Trap>`) or stands alone (`<Eq to="…" />`). */
  readonly encloses: boolean;
}

const text: AttributeSpec = { kind: 'text', required: true };
const optionalText: AttributeSpec = { kind: 'text', required: false };

/** Every word of MDX with its attributes: what is not here is a slip of the pen. */
export const WORDS: Readonly<Record<string, WordSpec>> = {
  Minute: { attributes: {}, encloses: true },
  Equation: { attributes: { id: text, check: optionalText, know: optionalText }, encloses: true },
  Eq: { attributes: { to: text }, encloses: false },
  Fig: { attributes: { to: text }, encloses: false },
  Explorable: {
    attributes: {
      id: text,
      predict: optionalText,
      options: { kind: 'list of texts', required: false },
      answer: { kind: 'number', required: false },
      then: { kind: 'settings', required: false },
    },
    encloses: true,
  },
  Derivation: { attributes: { title: text }, encloses: true },
  Trap: { attributes: { title: text }, encloses: true },
  Margin: { attributes: {}, encloses: true },
  Recall: { attributes: { card: text }, encloses: false },
  Term: { attributes: { of: text }, encloses: true },
  Hint: { attributes: {}, encloses: true },
  Solution: { attributes: {}, encloses: true },
  Problem: { attributes: { id: text }, encloses: false },
  Answer: { attributes: {}, encloses: true },
  Points: { attributes: {}, encloses: true },
};
