/** What a card asks: a card of a chapter, a problem as a card, or a question for discussion as a card. */
export type CardKind = 'card' | 'problem' | 'discussion';

/** What the id of a card says. */
export interface CardName {
  /** "rnn" */
  readonly chapter: string;
  readonly kind: CardKind;
  /** The card's key, the problem's folder, or the heading of the discussion. */
  readonly key: string;
}

/** Reads the id of a card: "rnn/loop", "rnn/problem/simple-rnn", "rnn/discussion/clipping". */
export function cardName(id: string): CardName {
  const [chapter = '', first = '', ...rest] = id.split('/');
  const key = rest.join('/');
  if (key !== '' && (first === 'problem' || first === 'discussion')) return { chapter, kind: first, key };
  return { chapter, kind: 'card', key: [first, ...rest].join('/') };
}

/** The id of a problem or a question for discussion as a card. */
export function cardId({ chapter, kind, key }: CardName): string {
  return kind === 'card' ? `${chapter}/${key}` : `${chapter}/${kind}/${key}`;
}
