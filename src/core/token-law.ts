import { at, range, sum } from './array.ts';
import type { NextToken, Tokens } from './beam-search.ts';
import { divergence } from './divergence.ts';
import { everyBatch } from './every-batch.ts';

/** The probability of a sequence under a model: the product over its tokens, each given those before. */
export function probabilityUnder(next: NextToken, tokens: Tokens): number {
  return tokens.reduce((product, token, t) => product * at(next(tokens.slice(0, t)), token), 1);
}

/** Two models of one vocabulary, who writes the contexts, and how long the sequences are. */
export interface TokenDivergence {
  readonly teacher: NextToken;
  readonly student: NextToken;
  readonly writer: NextToken;
  readonly length: number;
}

/**
 * The divergences KL(teacher ‖ student) of the next token, summed over positions, each the mean over all contexts that
 * the writer may have written, by enumeration, in nats.
 */
export function tokenDivergence({ teacher, student, writer, length }: TokenDivergence): number {
  const contexts = range(length).flatMap((t) => everyBatch(teacher([]).length, t));
  const terms = contexts.map((context) => {
    return probabilityUnder(writer, context) * divergence(teacher(context), student(context));
  });
  return sum(terms);
}
