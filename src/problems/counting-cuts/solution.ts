import { at } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { everySegmentation, placedTokens } from '../../core/segmentation.ts';
import { apart, texEquals } from '../../core/tex.ts';
import { answersOf, last, type Numbers } from './cuts.ts';

const tex = String.raw;
const DIGITS = 6;

/** The counts place by place, the longest match, the strings that are taken, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [repeated(numbers), word(numbers), prefixFree(numbers), check(numbers)].join('\n\n');
}

function repeated(numbers: Numbers): Markdown {
  const { runs, letters } = numbers;
  const { repeated: counts } = answersOf(numbers);
  const recurrence = runs.map((run) => `N_{i-${run}}`).join('+');
  return tex`**Letters a.** The last token is one of these, so $N_i = ${recurrence}$. From $N_0 = 1$ on the numbers are ${apart(counts.map(String))}, the last one for ${letters} letters.`;
}

function word(numbers: Numbers): Markdown {
  const { word: text, vocabulary } = numbers;
  const { cuts, longest } = answersOf(numbers);
  const placed = placedTokens(vocabulary, text);
  const lines = [...text].map((_, i) => {
    const ending = placed.filter(({ to }) => to === i + 1);
    const terms = ending.map(({ from }) => at(cuts, from)).join(' + ');
    const total = ending.length > 1 ? ` = ${at(cuts, i + 1)}` : '';
    return `- ${text.slice(0, i + 1)}: ends in ${ending.map(({ token }) => token).join(', ')}, so $N_${i + 1} = ${terms}${total}$`;
  });
  return tex`**The word.** Token by token at each place:

${lines.join('\n')}

The longest match takes ${longest.join(' | ')}, $${longest.length}$ tokens.`;
}

function prefixFree({ alphabet, lengths, added, ...numbers }: Numbers): Markdown {
  const { kraft, room } = answersOf({ alphabet, lengths, added, ...numbers });
  const shares = lengths.map((length) => tex`\tfrac1{${alphabet ** length}}`).join(' + ');
  const taken = lengths.map((length) => alphabet ** (added - length)).join(' - ');
  return tex`**Prefix-free.** The Kraft sum is $${shares} ${texEquals(kraft, DIGITS)}$. Of the $${alphabet}^{${added}} = ${alphabet ** added}$ strings of length $${added}$ those that begin with a token are taken, and no string begins with two of them:

$$
${alphabet ** added} - ${taken} = ${room}.
$$

No token of length $${added}$ begins another one, so all of these can be added.`;
}

function check(numbers: Numbers): Markdown {
  const { word: text, vocabulary, alphabet, added } = numbers;
  const { cuts, kraft, room } = answersOf(numbers);
  const some = everySegmentation(vocabulary, text)
    .slice(0, 3)
    .map((tokens) => tokens.join('|'));
  const whole = texNumber(kraft + room * alphabet ** -added, DIGITS);
  return tex`**Check.** Three of the ${last(cuts)} segmentations are ${some.join(', ')}. With the new tokens the Kraft sum is $${texNumber(kraft, DIGITS)} + ${room}/${alphabet ** added} = ${whole}$: no room is left.`;
}
