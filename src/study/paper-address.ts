import type { PaperChoice } from './paper.ts';

/** The parameters of an address that make a paper: "seed=7&minutes=80&questions=10&chapters=cnn,rnn". */
export function paperText({ seed, minutes, questions, chapters }: PaperChoice): string {
  return [
    `seed=${seed}`,
    `minutes=${minutes}`,
    ...(questions === null ? [] : [`questions=${questions}`]),
    ...(chapters.length === 0 ? [] : [`chapters=${chapters.join(',')}`]),
  ].join('&');
}

/**
 * The paper that an address asks for, from its parameters; null where they name no valid seed.
 *
 * Chapters come in the order of `slugs`, so that one paper has one text; what else is missing or wrong is as usual.
 */
export function paperIn(parameters: URLSearchParams, slugs: readonly string[]): PaperChoice | null {
  const seed = wholeIn(parameters, 'seed', { least: 0, most: 2 ** 32 - 1 });
  if (seed === null) return null;
  const named = (parameters.get('chapters') ?? '').split(',');
  return {
    seed,
    minutes: wholeIn(parameters, 'minutes', PAPER_MINUTES) ?? USUAL_MINUTES,
    questions: wholeIn(parameters, 'questions', PAPER_QUESTIONS),
    chapters: slugs.filter((slug) => named.includes(slug)),
  };
}

/** How long a paper may be. */
const PAPER_MINUTES = { least: 10, most: 300 } as const;

/** How many questions may be asked for. */
const PAPER_QUESTIONS = { least: 1, most: 40 } as const;

/** The time of a paper that names none. */
export const USUAL_MINUTES = 80;

type Limits = Readonly<Record<'least' | 'most', number>>;

function wholeIn(parameters: URLSearchParams, name: string, { least, most }: Limits): number | null {
  const text = parameters.get(name) ?? '';
  const value = Number(text);
  return /^\d{1,10}$/.test(text) && value >= least && value <= most ? value : null;
}
