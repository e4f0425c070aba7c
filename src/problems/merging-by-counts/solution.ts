import { at, sum } from '../../core/array.ts';
import { learnPairs, merged, type Merge, baseSymbols } from '../../core/byte-pair.ts';
import type { Markdown } from '../../core/problem.ts';
import { answersOf, corpusOf, countsOf, LEARNED, type Numbers, WORDS } from './training.ts';

const tex = String.raw;

/** Every merge with its count, the tokens before and after, the probe merge by merge, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [learning(numbers), lengths(numbers), encoding(numbers), size(numbers), check(numbers)].join('\n\n');
}

/** Symbols for reading: end marks do not start an emphasis. */
const plain = (text: string) => text.replaceAll('_', tex`\_`);
const cut = (symbols: readonly string[]) => plain(symbols.join(' | '));

/** The words that hold a pair when it is merged, after as many merges as came before it. */
function holders(counts: readonly number[], merge: Merge, before: number): string {
  const words = at(learnPairs(corpusOf(counts), LEARNED).corpora, before);
  const found = words.flatMap(({ symbols, count }, i) =>
    merged(symbols, merge).length < symbols.length ? [`${at(WORDS, i)} ${count}`] : [],
  );
  return found.join(', ');
}

function learning(numbers: Numbers): Markdown {
  const { merges } = answersOf(numbers);
  const lines = merges.map(
    (merge, i) =>
      `- ${plain(merge.left)} + ${plain(merge.right)}: $${merge.count}$ (${holders(numbers.counts, merge, i)})`,
  );
  return `**Merges.** Most frequent first, counted again after each:\n\n${lines.join('\n')}`;
}

function lengths({ counts, probe }: Numbers): Markdown {
  const { merges, before, after } = answersOf({ counts, probe });
  const words = WORDS.map((word, i) => tex`${at(counts, i)}\cdot${word.length + 1}`).join(' + ');
  return tex`**Tokens.** With their end marks the words have $4$, $6$, $7$ and $7$ symbols, so the text has

$$
${words} = ${before}
$$

tokens at first. No pair overlaps itself, so a merge removes as many tokens as it has occurrences:

$$
${before} - (${countsOf(merges).join(' + ')}) = ${after}.
$$`;
}

function encoding(numbers: Numbers): Markdown {
  const { merges, encoded } = answersOf(numbers);
  let symbols = baseSymbols(numbers.probe);
  const lines = merges.map((merge) => {
    const next = merged(symbols, merge);
    const line = `- ${plain(merge.left)} + ${plain(merge.right)}: ${next.length < symbols.length ? cut(next) : 'no such pair'}`;
    symbols = next;
    return line;
  });
  return `**Encoding.** “${numbers.probe}” starts as ${cut(baseSymbols(numbers.probe))}, and the merges follow in their order:\n\n${lines.join('\n')}\n\nThat makes $${encoded.length}$ ${encoded.length === 1 ? 'token' : 'tokens'}.`;
}

function size(numbers: Numbers): Markdown {
  const { base } = answersOf(numbers);
  return `**Vocabulary.** The base symbols are ${cut(base).replaceAll(' | ', ' ')}, of which there are $${base.length}$. Each merge adds one token: $${base.length} + ${numbers.merges} = ${base.length + numbers.merges}$.`;
}

function check({ counts }: Numbers): Markdown {
  const { corpora } = learnPairs(corpusOf(counts), LEARNED);
  const words = at(corpora, LEARNED);
  const lines = words.map(({ symbols }) => cut(symbols)).join(', ');
  const total = words.map(({ symbols, count }) => tex`${count}\cdot${symbols.length}`).join(' + ');
  return `**Check.** The words are now ${lines}. Word by word this is $${total} = ${sum(words.map(({ symbols, count }) => symbols.length * count))}$ tokens again.`;
}
