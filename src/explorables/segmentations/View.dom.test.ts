import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { FrameProps } from '../../kit/frame.ts';
import View from './View.svelte';

const frame: FrameProps = {
  id: 'segmentations',
  anchor: 'fig-segmentations',
  number: '13.1',
  captionHtml: 'Caption.',
  predict: null,
};
const field = (name: string) => screen.getByRole('textbox', { name });
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const picture = () => screen.getByRole('group', { name: 'Picture' });

afterEach(() => history.replaceState(null, '', '/'));

it('cuts what the reader types, at every keystroke', async () => {
  render(View, { props: { frame } });
  await type('Vocabulary', 'a, aa');
  await type('String', 'aaaaa');
  expect(picture().textContent).toContain('The string has 8 ways to be cut');
});

it('shows markup as the text that it is, typed or from a link', async () => {
  const markup = '<i>x</i>';
  history.replaceState(null, '', `/?${new URLSearchParams([['figure', 'segmentations'], ['string', markup]]).toString()}`); // prettier-ignore
  render(View, { props: { frame } });
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'String' }).value).toBe(markup);
  await type('Vocabulary', '<i> x </i> _{x}');
  expect(picture().textContent).toContain('The string has 1 way to be cut');
  expect(picture().querySelectorAll('i, tspan.is-small')).toHaveLength(0);
});
