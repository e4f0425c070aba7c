import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import FrameFixture from './Frame.fixture.svelte';
import type { FrameProps } from './frame.ts';

const frame: FrameProps = {
  id: 'doubling',
  anchor: 'fig-doubling',
  number: '7.2',
  captionHtml: 'What to <em>see</em>.',
  predict: {
    questionHtml: 'How large?',
    optionsHtml: ['small', 'large'],
    optionsSpoken: [null, null],
    answer: 2,
    then: { start: 3 },
  },
};
const open: FrameProps = { ...frame, predict: null };

const show = (props: FrameProps) => render(FrameFixture, { props: { frame: props } });
const picture = () => screen.getByRole('group', { name: 'Picture' }).textContent;
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const slider = (name: string) => screen.getByRole<HTMLInputElement>('slider', { name });
const slide = async (name: string, value: number) =>
  fireEvent.input(slider(name), { target: { value: String(value) } });
const settings = () => screen.getByRole<HTMLFieldSetElement>('group', { name: 'Settings' });
const timeline = () => screen.getByRole<HTMLFieldSetElement>('group', { name: 'Timeline' });

let reducesMotion = true;
beforeEach(() => {
  reducesMotion = true;
  vi.stubGlobal('matchMedia', () => ({ matches: reducesMotion }));
  history.replaceState(null, '', '/rnn/');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the frame', () => {
  it('is a figure named by its title, with number and caption', () => {
    show(open);
    const figure = screen.getByRole('figure', { name: 'Doubling' });
    expect(figure.id).toBe('fig-doubling');
    expect(figure.querySelector('figcaption')?.textContent).toBe('Figure 7.2. What to see.');
  });

  it('shows the readings, and describes the picture in words', () => {
    show(open);
    expect(screen.getByRole('definition').textContent).toBe('4');
    const described = screen.getByRole('group', { name: 'Picture' }).getAttribute('aria-describedby');
    expect(document.getElementById(described ?? '')?.textContent).toBe('The value is 4.');
  });

  it('tells a screen reader the result once the knob has come to rest', async () => {
    vi.useFakeTimers();
    show(open);
    const spoken = () => document.getElementById('fig-doubling-description')?.textContent;
    await slide('Start value', 2);
    await slide('Start value', 3);
    expect(spoken()).toBe('The value is 4.');
    await vi.advanceTimersByTimeAsync(1000);
    expect(spoken()).toBe('The value is 12.');
  });
});

describe('the prediction', () => {
  it('keeps the figure at its start and its controls locked until it is made', () => {
    show(frame);
    expect(settings().disabled).toBe(true);
    expect(timeline().disabled).toBe(true);
    expect(button('Pull the handle').disabled).toBe(true);
    expect(picture()).toContain('value 4');
  });

  it('accepts a wrong one, says what comes true, moves the figure and keeps its start for comparison', async () => {
    show(frame);
    await fireEvent.click(button('small'));
    expect(screen.getByRole('group', { name: 'Prediction' }).textContent).toMatch(
      /You predicted “small”;\s+the figure says “large”\./,
    );
    expect(settings().disabled).toBe(false);
    expect(picture()).toContain('value 12, before 4');
  });

  it('says so when the figure agrees, and takes the keyboard along', async () => {
    show(frame);
    await fireEvent.click(button('large'));
    const verdict = screen.getByText(/the figure says the same/);
    expect(verdict).toBe(document.activeElement);
  });

  it('can be skipped: the controls unlock and nothing moves', async () => {
    show(frame);
    await fireEvent.click(button('Skip'));
    expect(settings().disabled).toBe(false);
    expect(picture()).toContain('value 4, before nothing');
    await fireEvent.click(button('large'));
    expect(picture()).toContain('value 12, before 4');
  });

  it('is not asked where the chapter asks nothing', () => {
    show(open);
    expect(screen.queryByRole('group', { name: 'Prediction' })).toBeNull();
    expect(settings().disabled).toBe(false);
  });
});

describe('the controls', () => {
  it('show a number with its unit and follow the slider', async () => {
    show(open);
    await slide('Start value', 2.5);
    expect(slider('Start value').getAttribute('aria-valuetext')).toBe('2.5 m');
    expect(picture()).toContain('value 10');
  });

  it('offer the options of a choice as one group of radio buttons', async () => {
    show(open);
    const group = screen.getByRole('group', { name: 'Sign' });
    const [plus, minus] = within(group).getAllByRole<HTMLInputElement>('radio');
    expect(plus?.name).toBe(minus?.name);
    await fireEvent.click(within(group).getByRole('radio', { name: 'minus' }));
    expect(picture()).toContain('value -4');
  });

  it('show as many fields of a list as are in use, and bring typed numbers into range', async () => {
    show(open);
    const fields = () => screen.getAllByRole<HTMLInputElement>('spinbutton');
    expect(fields()).toHaveLength(2);
    await slide('Terms', 3);
    expect(fields()).toHaveLength(3);
    await fireEvent.change(screen.getByRole('spinbutton', { name: 'Terms u t, item 2' }), { target: { value: '7' } });
    expect(picture()).toContain('terms 0 1 0');
    expect(fields()[1]?.value).toBe('1');
  });

  it('take any text under a visible label, and show it as it is', async () => {
    show(open);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note n t' });
    expect(field.maxLength).toBe(12);
    const help = field.getAttribute('aria-describedby');
    expect(document.getElementById(help ?? '')?.textContent).toBe('Any text.');
    await fireEvent.input(field, { target: { value: '<b>_{x}^2' } });
    expect(picture()).toContain('note <b>_{x}^2.');
    expect(screen.getByRole('group', { name: 'Picture' }).querySelector('text')?.textContent).toBe('<b>_{x}^2');
    expect(screen.getByRole('group', { name: 'Picture' }).querySelectorAll('b, tspan')).toHaveLength(1);
  });

  it('give a longer text several lines, and turn a line break into a space', async () => {
    show(open);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Longer text' });
    expect(field.tagName).toBe('TEXTAREA');
    await fireEvent.input(field, { target: { value: 'one\ntwo' } });
    expect(field.value).toBe('one two');
  });

  it('keep advanced knobs behind "More settings"', () => {
    show(open);
    expect(slider('Offset').closest('details')?.querySelector('summary')?.textContent).toBe('More settings');
    expect(slider('Start value').closest('details')).toBeNull();
  });

  it('leave out what the picture itself sets', () => {
    show(open);
    expect(screen.queryByRole('slider', { name: 'Cell' })).toBeNull();
  });

  it('are set several at once by a shortcut, within their range', async () => {
    show(open);
    await fireEvent.click(button('Treble the start'));
    expect(slider('Start value').value).toBe('3');
    expect(picture()).toContain('value -12');
    await fireEvent.click(button('Treble the start'));
    expect(slider('Start value').value).toBe('4');
  });

  it('can be moved by a handle in the picture, within their range', async () => {
    show(open);
    await fireEvent.click(button('Pull the handle'));
    expect(slider('Start value').value).toBe('4');
  });
});

describe('the timeline', () => {
  it('goes one step on, rewinds, and follows its slider', async () => {
    show(open);
    await fireEvent.click(button('One step'));
    expect(picture()).toContain('value 8');
    await fireEvent.click(button('Rewind'));
    expect(picture()).toContain('value 1,');
    await slide('Doublings', 10);
    expect(picture()).toContain('value 1024');
    await fireEvent.click(button('One step'));
    expect(picture()).toContain('value 1024');
  });

  it('goes straight to the end for a reader who wants less motion', async () => {
    show(open);
    await fireEvent.click(button('Play'));
    expect(picture()).toContain('value 1024');
    expect(button('Play')).toBeTruthy();
  });

  it('plays from the start to the end, and can be paused', async () => {
    vi.useFakeTimers();
    reducesMotion = false;
    show(open);
    await slide('Doublings', 10);
    await fireEvent.click(button('Play'));
    expect(picture()).toContain('value 1,');
    await vi.advanceTimersByTimeAsync(2000);
    await fireEvent.click(button('Pause'));
    const paused = picture();
    expect(paused).not.toContain('value 1,');
    await vi.advanceTimersByTimeAsync(2000);
    expect(picture()).toBe(paused);
    await fireEvent.click(button('Play'));
    await vi.advanceTimersByTimeAsync(6000);
    expect(picture()).toContain('value 1024');
    expect(button('Play')).toBeTruthy();
  });
});

describe('reset and link', () => {
  it('resets settings, step and comparison, and stays unlocked', async () => {
    show(frame);
    await fireEvent.click(button('small'));
    await slide('Doublings', 0);
    await fireEvent.click(button('Reset'));
    expect(picture()).toContain('value 4, before nothing');
    expect(settings().disabled).toBe(false);
  });

  it('copies an address with all settings', async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    show(open);
    await slide('Start value', 2);
    await fireEvent.click(button('Copy link'));
    expect(await screen.findByRole('button', { name: 'Link copied' })).toBeTruthy();
    expect(String(writeText.mock.calls[0]?.[0])).toMatch(
      /\/rnn\/\?figure=doubling&start=2&sign=plus&n=2&more=0_0_0&hidden=0&cell=0&text=&note=a\+b&step=2#fig-doubling$/,
    );
  });

  it('puts the link into the address bar where the clipboard is closed', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: vi.fn().mockRejectedValue(new Error('denied')) } });
    show(open);
    await fireEvent.click(button('Copy link'));
    expect(await screen.findByRole('button', { name: 'Link is in the address bar' })).toBeTruthy();
    expect(location.search).toContain('figure=doubling');
  });

  it('restores the settings of a link, unlocked', () => {
    history.replaceState(null, '', '/rnn/?figure=doubling&start=2&sign=minus&step=3&start2=1');
    show(frame);
    expect(settings().disabled).toBe(false);
    expect(slider('Start value').value).toBe('2');
    expect(timeline().textContent).toContain('3');
  });
});
