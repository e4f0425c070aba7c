/** What an attribute of a word holds. */
export interface AttributeSpec {
  readonly kind: 'text' | 'number' | 'text or number' | 'list of texts' | 'settings';
  readonly required: boolean;
  /** Whether Markdown works in it. */
  readonly markdown?: boolean;
}

/** A word that an author has in MDX. */
export interface WordSpec {
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
  /** Whether the word encloses text (`<Trap>…</Trap>`) or stands alone (`<Eq to="…" />`). */
  readonly encloses: boolean;
}

const name: AttributeSpec = { kind: 'text', required: true };
const optionalName: AttributeSpec = { kind: 'text', required: false };
const markdown: AttributeSpec = { kind: 'text', required: true, markdown: true };
const optionalMarkdown: AttributeSpec = { kind: 'text', required: false, markdown: true };

/** Every word of MDX with its attributes: what is not here is a slip of the pen. */
export const WORDS: Readonly<Record<string, WordSpec>> = {
  Minute: { attributes: {}, encloses: true },
  Equation: { attributes: { id: name, check: optionalName, know: optionalMarkdown }, encloses: true },
  Eq: { attributes: { to: name }, encloses: false },
  Fig: { attributes: { to: name }, encloses: false },
  Explorable: {
    attributes: {
      id: name,
      predict: optionalMarkdown,
      options: { kind: 'list of texts', required: false, markdown: true },
      answer: { kind: 'number', required: false },
      then: { kind: 'settings', required: false },
    },
    encloses: true,
  },
  Derivation: { attributes: { title: markdown, id: optionalName, goal: optionalMarkdown }, encloses: true },
  Blank: {
    attributes: {
      n: { kind: 'number', required: true },
      answer: { kind: 'text or number', required: true },
      names: optionalMarkdown,
      ask: optionalMarkdown,
      options: { kind: 'list of texts', required: false, markdown: true },
    },
    encloses: true,
  },
  Slip: { attributes: { answer: { kind: 'text or number', required: true } }, encloses: true },
  Trap: { attributes: { title: markdown }, encloses: true },
  Margin: { attributes: {}, encloses: true },
  Recall: { attributes: { card: name }, encloses: false },
  Term: { attributes: { of: name }, encloses: true },
  Hint: { attributes: {}, encloses: true },
  Solution: { attributes: {}, encloses: true },
  Problem: { attributes: { id: name }, encloses: false },
  Answer: { attributes: {}, encloses: true },
  Points: { attributes: {}, encloses: true },
};
