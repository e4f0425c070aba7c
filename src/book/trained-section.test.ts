import { expect, it } from 'vitest';
import { at } from '../core/array.ts';
import { findChapter, sectionsOf } from './find.ts';
import { readBook } from './read.ts';
import { CHAPTER, NOTES_FRONT_MATTER, tinyBook } from './tiny-book.ts';
import { trainedSection } from './trained-section.ts';

const NOTES = `${NOTES_FRONT_MATTER}## The cell [#cell]

<Equation id="step">

$$
x
$$

</Equation>

### Deeper [#deeper]

Text.

## Gates [#gates]

<Explorable id="horizon">See.</Explorable>
`;

/** The sections that the homeworks with these texts train. */
function trained(...texts: readonly string[]): readonly (string | null)[] {
  const body = texts.map((text, index) => `## Homework ${index} [#h${index}]\n\n${text}\n`).join('\n');
  const files = {
    [`${CHAPTER}/notes.mdx`]: NOTES,
    [`${CHAPTER}/homeworks.mdx`]: `---\nlede: x\n---\n\n${body}`,
  };
  const chapter = at(
    [findChapter(readBook(tinyBook(files)).book, 'rnn')].filter((each) => each !== null),
    0,
  );
  const page = chapter.pages.homeworks;
  return sectionsOf(page).map((heading) => trainedSection(chapter, page, heading));
}

it('is the section that the text links first', () => {
  expect(trained('See [gates](/rnn/#gates) and [the cell](/rnn/#cell).')).toEqual(['gates']);
});

it('is found through a heading, an equation or a figure in the section', () => {
  expect(
    trained(
      '[x](/rnn/#deeper)',
      '[x](/rnn/#eq-step)',
      '[x](/rnn/?T=4#fig-horizon)',
      'By <Eq to="step" />.',
      '<Fig to="rnn/horizon" />',
    ),
  ).toEqual(['cell', 'cell', 'gates', 'cell', 'gates']);
});

it('passes over what leads elsewhere: other pages, other chapters, the list of cards', () => {
  const elsewhere = '[a](/rnn/homeworks/#h0) [b](/attention/#gates) [c](/rnn/#cards) [d](https://example.org/#gates)';
  expect(trained(elsewhere, `${elsewhere} [e](/rnn/#cell)`)).toEqual([null, 'cell']);
});

it('ends at the next heading', () => {
  expect(trained('Nothing.', '[x](/rnn/#cell)')).toEqual([null, 'cell']);
});
