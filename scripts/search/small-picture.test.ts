import { fromHtml } from 'hast-util-from-html';
import { select } from 'hast-util-select';
import { expect, it } from 'vitest';
import { smallPicture } from './small-picture.ts';

function pictureOf(html: string): string | null {
  const figure = select('figure', fromHtml(`<figure>${html}</figure>`));
  return figure ? smallPicture(figure) : null;
}

it('keeps the shapes of the first drawing, and drops letters, names, handles and empty groups', () => {
  const picture = pictureOf(
    '<svg class="plot" viewBox="0 0 10 5" role="img" aria-label="A"><title>A</title><g><text>one</text></g>' +
      '<g class="handle" tabindex="0" role="slider" onclick="alert(1)"><circle r="2" class="ring ink-data"/></g></svg><svg/>',
  );
  expect(picture).toBe(
    '<svg class="plot" viewBox="0 0 10 5" aria-hidden="true"><g class="handle"><circle r="2" class="ring ink-data"></circle></g></svg>',
  );
});

it('renames what the drawing refers to, so that the figure itself stays as it is', () => {
  const picture = pictureOf(
    '<svg><marker id="tip"><path d="M0 0"/></marker><path marker-end="url(#tip)" style="fill:url(#tip)"/></svg>',
  );
  expect(picture).toContain('<marker id="small-tip">');
  expect(picture).toContain('marker-end="url(#small-tip)"');
  expect(picture).toContain('style="fill:url(#small-tip)"');
});

it('is none where the figure draws none', () => {
  expect(pictureOf('<table></table>')).toBeNull();
});
