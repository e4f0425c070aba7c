import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDialog } from './create-dialog.ts';
import type { Engine } from './engine.ts';
import { tinyEngine } from './tiny-engine.ts';

const ENGINE = tinyEngine([
  { title: 'gradient clipping', kind: 'Notes' },
  { title: 'gradient horizon', kind: 'Figures' },
  { title: 'gradient norm', kind: 'Formulas' },
]);

let open: () => void;
const one = <T extends Element>(selector: string, type: new () => T): T => {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`no ${selector}`);
};
const field = () => one('.find-field', HTMLInputElement);
const dialog = () => one('dialog', HTMLDialogElement);
const options = () => [...document.querySelectorAll('[role="option"]')];
const titles = () => options().map((option) => option.querySelector('.find-title')?.textContent);
const active = () => {
  const id = field().getAttribute('aria-activedescendant') ?? '';
  const selected = document.querySelectorAll('[aria-selected="true"]');
  expect([...selected].map((option) => option.id)).toEqual(id === '' ? [] : [id]);
  return document.getElementById(id)?.querySelector('.find-title')?.textContent ?? null;
};
const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  field().dispatchEvent(event);
  return event;
};
const settle = () => vi.advanceTimersByTimeAsync(500);
const input = (text: string) => {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
};
const type = async (text: string) => {
  input(text);
  await settle();
};
const choose = async (kind: string) => {
  const radio = one(`input[value="${kind}"]`, HTMLInputElement);
  radio.checked = true;
  radio.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
};
const start = async (load: () => Promise<Engine> = () => Promise.resolve(ENGINE)) => {
  open = createDialog('/base/', load);
  open();
  await settle();
};

/** Addresses of the links that were followed; happy-dom shall not fetch them. */
const followed: string[] = [];
const follow = (event: Event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link) return;
  event.preventDefault();
  followed.push(new URL(link.href).href.replace(location.origin, ''));
};

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<span class="katex">drawn</span>')));
  document.body.innerHTML = '<a href="/x" id="opener">Search</a>';
  document.getElementById('opener')?.focus();
  document.addEventListener('click', follow);
  followed.length = 0;
});
afterEach(() => {
  document.removeEventListener('click', follow);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the search dialog', () => {
  it('opens with the focus in its field and a hint', async () => {
    await start();
    expect(dialog().open).toBe(true);
    expect(document.activeElement).toBe(field());
    expect(one('.find-remark', HTMLElement).textContent).toMatch(/^Type a term/);
    expect(one('.find-all', HTMLAnchorElement).hidden).toBe(true);
  });

  it('is a combobox over a listbox', async () => {
    await start();
    expect(field().getAttribute('aria-expanded')).toBe('false');
    await type('gradient');
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(field().getAttribute('aria-controls')).toBe(one('[role="listbox"]', HTMLElement).id);
  });

  it('says how many results there are', async () => {
    await start();
    const status = one('[role="status"]', HTMLElement);
    await type('gradient');
    expect(status.textContent).toBe('3 results for “gradient”');
    await type('gradient norm');
    expect(status.textContent).toBe('1 result for “gradient norm”');
    await type('zzzz');
    expect(status.textContent).toBe('No results for “zzzz”');
    expect(one('.find-remark', HTMLElement).textContent).toMatch(/^No results for “zzzz”\. $/);
    expect(active()).toBe(null);
  });

  it('makes the first result active, and others by the arrow keys, Home and End, around the ends', async () => {
    await start();
    await type('gradient');
    const walk = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End'];
    const visited = [active(), ...walk.map((key) => (expect(press(key).defaultPrevented).toBe(true), active()))];
    const [first, second, third] = ['gradient clipping', 'gradient horizon', 'gradient norm'];
    expect(visited).toEqual([first, second, third, first, third, first, third]);
  });

  it('leaves Home and End to the text when there are no results', async () => {
    await start();
    expect(press('Home').defaultPrevented).toBe(false);
  });

  it('opens the active result by Enter and closes', async () => {
    await start();
    await type('gradient');
    press('ArrowDown');
    press('Enter');
    await settle();
    expect(followed).toEqual(['/rnn/#gradient-horizon']);
    expect(dialog().open).toBe(false);
  });

  it('opens the active result in a new tab by Ctrl-Enter and stays', async () => {
    const opened = vi.fn();
    vi.stubGlobal('open', opened);
    await start();
    await type('gradient');
    press('Enter', { ctrlKey: true });
    await settle();
    expect(opened).toHaveBeenCalledWith(expect.stringMatching(/\/rnn\/#gradient-clipping$/), '_blank', 'noopener');
    expect(dialog().open).toBe(true);
  });

  it('takes Enter right after a letter for the results of the whole word', async () => {
    await start();
    await type('gradient');
    input('gradient norm');
    press('Enter');
    await settle();
    expect(followed).toEqual(['/rnn/#eq-gradient-norm']);
  });

  it('shows the answer to the newest query alone', async () => {
    const answers: ((engine: Engine) => void)[] = [];
    await start(() => new Promise((resolve) => answers.push(resolve)));
    await type('gradient');
    expect(one('.find-remark', HTMLElement).textContent).toBe('Loading the index …');
    await type('gradient norm');
    answers.forEach((answer) => answer(ENGINE));
    await settle();
    expect(titles()).toEqual(['gradient norm']);
  });

  it('is filtered by kind, and counts each', async () => {
    await start();
    await type('gradient');
    const chips = () => [...document.querySelectorAll('.find-kind')].map((chip) => chip.textContent.trim());
    expect(chips()).toEqual([
      'All 3',
      'Notes 1',
      'Problems 0',
      'Discussions 0',
      'Formulas 1',
      'Terms 0',
      'Figures 1',
      'Cards 0',
    ]);
    expect(one('input[value="Cards"]', HTMLInputElement).disabled).toBe(true);
    await choose('Figures');
    expect(titles()).toEqual(['gradient horizon']);
    expect(one('[role="status"]', HTMLElement).textContent).toBe('1 result for “gradient” in Figures');
    await type('gradient clipping');
    expect(one('.find-remark', HTMLElement).textContent).toBe('No results for “gradient clipping” in Figures. ');
  });

  it('leads to the search page with its query and kind', async () => {
    await start();
    await choose('Notes');
    await type('gradient');
    const all = one('.find-all', HTMLAnchorElement);
    expect(all.hidden).toBe(false);
    expect(all.pathname + all.search).toBe('/base/search/?q=gradient&kind=Notes');
  });

  it('corrects a misspelled word, and searches the typed one on request', async () => {
    await start();
    await type('gradeint norm');
    const remark = one('.find-remark', HTMLElement);
    expect(remark.textContent).toBe('Showing results for gradient norm. Search “gradeint” instead ');
    expect(remark.querySelector('b')?.textContent).toBe('gradient');
    expect(titles()).toEqual(['gradient norm']);
    one('.find-literal', HTMLButtonElement).click();
    await settle();
    expect(remark.textContent).toBe('No results for “gradeint norm”. Did you mean gradient norm?');
  });

  it('shows what is found as text, marked words apart', async () => {
    await start();
    await type('gradient clipping');
    const excerpt = one('.find-excerpt', HTMLElement);
    expect(excerpt.textContent).toBe('gradient clipping <b>');
    expect([...excerpt.children].map(({ outerHTML }) => outerHTML)).toEqual([
      '<mark class="">gradient clipping</mark>',
    ]);
    expect(one('.find-where', HTMLElement).textContent).toBe('7 RNNs Notes');
  });

  it('keeps the queries that led somewhere, and offers them before the next one, until they are forgotten', async () => {
    await start();
    await type('gradient norm');
    press('Enter');
    await settle();
    await type('');
    const remark = one('.find-remark', HTMLElement);
    expect(remark.textContent).toContain('You searched gradient norm. Forget them');
    one('.find-literal', HTMLButtonElement).click();
    await settle();
    expect(field().value).toBe('gradient norm');
    expect(titles()).toEqual(['gradient norm']);
    await type('');
    one('.find-literal:last-child', HTMLButtonElement).click();
    await settle();
    expect(remark.textContent).not.toContain('You searched');
  });

  it('suggests the nearest words where nothing is found', async () => {
    await start();
    await type('horrizunt');
    const remark = one('.find-remark', HTMLElement);
    expect(remark.textContent).toBe('No results for “horrizunt”. Did you mean horizon?');
    one('.find-literal', HTMLButtonElement).click();
    await settle();
    expect(titles()).toEqual(['gradient horizon']);
  });

  it('shows the small picture of a figure to those who see it', async () => {
    await start();
    await type('gradient horizon');
    await vi.waitFor(() => expect(document.querySelector('.find-picture')).not.toBeNull());
    const picture = one('.find-picture', HTMLElement);
    expect(picture.getAttribute('aria-hidden')).toBe('true');
    expect(picture.innerHTML).toBe('<span class="katex">drawn</span>');
  });

  it('shows a formula drawn, and says its reading', async () => {
    await start();
    await type('gradient norm');
    const excerpt = one('.find-excerpt', HTMLElement);
    expect(excerpt.querySelector('[aria-hidden="true"]')?.innerHTML).toBe('<span class="katex">drawn</span>');
    expect(excerpt.querySelector('.visually-hidden')?.textContent).toBe('gradient norm <b>');
  });

  it('says so when there is no index, and tries again at the next query', async () => {
    const load = vi.fn(() => Promise.reject<Engine>(new Error('none')));
    await start(load);
    const sentence = 'The search index is made by `npm run build`; this development server has none.';
    expect(one('.find-remark', HTMLElement).textContent).toBe(sentence);
    load.mockImplementation(() => Promise.resolve(ENGINE));
    await type('gradient norm');
    expect(titles()).toEqual(['gradient norm']);
  });

  it('says that a long query was cut', async () => {
    await start();
    await type('gradient '.repeat(30));
    expect(one('.find-remark', HTMLElement).textContent).toContain('The query was cut to 120 characters.');
  });

  it('closes by its buttons and by a click beside it, and opens again with what was typed', async () => {
    await start();
    await type('gradient');
    for (const closer of [one('.find-close', HTMLElement), one('.find-escape', HTMLElement), dialog()]) {
      closer.click();
      expect(dialog().open).toBe(false);
      open();
      await settle();
      expect([field().value, titles().length]).toEqual(['gradient', 3]);
    }
  });
});
