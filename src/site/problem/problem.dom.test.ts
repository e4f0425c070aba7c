import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineProblem, type ProblemSource, type Verdict } from '../../core/problem.ts';
import { stamp } from '../../study/event.ts';
import { createVisitLog, type Log } from '../../study/log.ts';
import type { MarkdownRenderers } from '../practice/load-markdown.ts';
import { defineProblemElement } from './element.ts';
import { inputOf } from './parts.ts';
import { posedHtml } from './posed-html.ts';
import { createPractice, type PracticeNeeds } from './practice.ts';

/** Twice and half of a number: the printed one is 3, others are 10 to 99. */
const SOURCE: Pick<ProblemSource<number>, 'statement' | 'blanks' | 'hints' | 'solution'> = {
  statement: (n) => `Let $n=${n}$.`,
  blanks: (n) => [
    { key: 'twice', label: '$2n$', form: 'a whole number', answer: String(2 * n), check: (typed) => judge(typed, n) },
    {
      key: 'half',
      label: 'half',
      form: 'a decimal',
      answer: String(n / 2),
      check: (typed) => isNumber(typed, n / 2),
    },
  ],
  hints: () => ['Add it.', 'To itself.'],
  solution: (n) => `$${n}+${n}=${2 * n}$`,
};
const problem = defineProblem({
  title: 'Twice and half',
  minutes: 2,
  printed: 3,
  draw: (rng) => rng.integer(10, 99),
  ...SOURCE,
});

function judge(typed: string, n: number): Verdict {
  if (Number(typed) === n * n) return { kind: 'wrong', because: 'That is $n^2$, the square.' };
  if (Number(typed) === n) return { kind: 'wrong', because: 'That is n itself.' };
  return isNumber(typed, 2 * n);
}

function isNumber(typed: string, answer: number): Verdict {
  if (typed.trim() === '' || Number.isNaN(Number(typed)))
    return { kind: 'unreadable', because: 'Write a number such as 4.' };
  return { kind: Number(typed) === answer ? 'right' : 'wrong' };
}

const renderers: MarkdownRenderers = {
  block: (text) => `<p class="set">${text}</p>`,
  inline: (text) => `<i>${text}</i>`,
};
let log: Log;
let address = '';
const needs = {
  problem,
  markdown: vi.fn(() => Promise.resolve(renderers)),
  desk: vi.fn(() => Promise.resolve({ log, now: () => 5, stamp: () => stamp(5, [performance.now() * 1000]) })),
  randomSeed: vi.fn(() => 7),
  address: () => address,
  readdress: vi.fn((next: string) => void (address = next)),
  copy: vi.fn<(text: string) => Promise<void>>(() => Promise.resolve()),
} satisfies PracticeNeeds;
const open = vi.fn((host: HTMLElement) => Promise.resolve(createPractice(host, needs)));
defineProblemElement((host) => open(host));

const PRINTED = posedHtml(problem.pose(0), 'twice', renderers);
const scroll = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  log = createVisitLog();
  visit('https://example.org/rnn/');
  Element.prototype.scrollIntoView = scroll;
});
afterEach(() => visit('https://example.org/rnn/'));

function visit(url: string): void {
  address = url;
  vi.stubGlobal('location', new URL(url));
}

/** As a page that has been read: the problem enters the document whole. */
function put(): void {
  const box = document.createElement('div');
  box.innerHTML = `
    <dnn-problem id="problem-twice" data-id="twice" data-problem="rnn/twice">
      <p>by hand<span data-part="seed"></span></p>
      <div data-part="statement">${PRINTED.statement}</div>
      <form><div data-part="blanks">${PRINTED.blanks}</div>
        <button>Check</button>
        <button type="button" data-do="fresh">New numbers</button>
        <button type="button" data-do="printed" hidden>Printed numbers</button>
        <button type="button" data-do="copy">Copy link</button>
      </form>
      <p data-part="notice" role="status"></p>
      <div data-part="help">${PRINTED.help}</div>
    </dnn-problem>`;
  document.body.replaceChildren(box);
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

const statement = (): string => find('[data-part="statement"]').textContent;
const notice = (): string => find('[data-part="notice"]').textContent;
const verdict = (key = 'twice'): string => find(`[data-blank="${key}"] .problem-verdict`).textContent.trim();
const input = (key = 'twice'): HTMLInputElement => inputOf(find(`[data-blank="${key}"]`));
const press = (name: string): void => find(`[data-do="${name}"]`).click();

function check(answers: Readonly<Record<string, string>>): void {
  for (const [key, typed] of Object.entries(answers)) input(key).value = typed;
  find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
}

async function pressFresh(seed: number): Promise<void> {
  needs.randomSeed.mockReturnValueOnce(seed);
  press('fresh');
  await vi.waitFor(() => expect(notice()).toBe(`These are the numbers of seed ${seed}.`));
}

it('loads nothing until it is touched', () => {
  put();
  expect(open).not.toHaveBeenCalled();
  expect(find('dnn-problem').hasAttribute('data-live')).toBe(true);
});

it('begins to load when a field is focused', () => {
  put();
  input().dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  expect(open).toHaveBeenCalledTimes(1);
});

it('says that a right answer is right, in words, and keeps it', async () => {
  put();
  check({ twice: '6' });
  await vi.waitFor(() => expect(verdict()).toBe('Right.'));
  await vi.waitFor(async () => expect(await log.all()).toHaveLength(1));
  const [event] = await log.all();
  expect(event).toMatchObject({ kind: 'answer', problem: 'rnn/twice', seed: 0, blank: 'twice', verdict: 'right' });
  expect(event).not.toHaveProperty('slip');
  expect(needs.markdown).not.toHaveBeenCalled();
});

it('explains a slip that it recognizes, and sets its formula', async () => {
  put();
  check({ twice: '9' });
  await vi.waitFor(() => expect(verdict()).toBe('Not right.That is $n^2$, the square.'));
  expect(find('[data-blank="twice"] .set').textContent).toBe('That is $n^2$, the square.');
  await vi.waitFor(async () => expect(await log.all()).toMatchObject([{ verdict: 'wrong', slip: true }]));
});

it('loads nothing for an explanation in plain words', async () => {
  put();
  check({ twice: '3' });
  await vi.waitFor(() => expect(verdict()).toBe('Not right.That is n itself.'));
  expect(needs.markdown).not.toHaveBeenCalled();
});

it('shows the source of an explanation when what sets formulas does not load', async () => {
  needs.markdown.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  put();
  check({ twice: '9' });
  await vi.waitFor(() => expect(verdict()).toBe('Not right.That is $n^2$, the square.'));
  expect(document.querySelector('[data-blank="twice"] .set')).toBeNull();
});

it('does not count what it cannot read, and says how to write it', async () => {
  put();
  check({ twice: 'six' });
  await vi.waitFor(() => expect(verdict()).toBe('Not readable, so it does not count.Write a number such as 4.'));
  expect(input().getAttribute('aria-invalid')).toBe('true');
  expect(needs.desk).not.toHaveBeenCalled();
});

it('judges each blank that is filled and leaves the others alone', async () => {
  put();
  check({ twice: '5', half: '1.5' });
  await vi.waitFor(() => expect(verdict('half')).toBe('Right.'));
  expect(verdict('twice')).toBe('Not right.Try again, or open a hint.');
  put();
  check({ half: '1.5' });
  await vi.waitFor(() => expect(verdict('half')).toBe('Right.'));
  expect(verdict('twice')).toBe('');
});

it('asks for an answer where none was typed', async () => {
  put();
  check({ twice: '  ' });
  await vi.waitFor(() => expect(verdict()).toContain('Type an answer first: a whole number.'));
  expect(document.activeElement).toBe(input());
});

it('keeps the same answer once, however often it is checked', async () => {
  put();
  check({ twice: '5' });
  await vi.waitFor(async () => expect(await log.all()).toHaveLength(1));
  check({ twice: '5' });
  check({ twice: '6' });
  await vi.waitFor(async () => expect(await log.all()).toHaveLength(2));
});

it('keeps the same answer again when it is given to other numbers', async () => {
  put();
  check({ twice: '5' });
  await vi.waitFor(async () => expect(await log.all()).toHaveLength(1));
  await pressFresh(7);
  check({ twice: '5' });
  await vi.waitFor(async () => expect(await log.all()).toMatchObject([{ seed: 0 }, { seed: 7 }]));
});

it('never sends the form to the server', () => {
  put();
  expect(find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))).toBe(false);
});

it('takes a verdict away when the answer is changed', async () => {
  put();
  check({ twice: '5' });
  await vi.waitFor(() => expect(verdict()).not.toBe(''));
  input().dispatchEvent(new Event('input', { bubbles: true }));
  expect(verdict()).toBe('');
  expect(input().hasAttribute('aria-invalid')).toBe(false);
});

it('sets what was typed as text only', async () => {
  put();
  check({ twice: '<img src=x>' });
  await vi.waitFor(() => expect(verdict()).not.toBe(''));
  expect(document.querySelector('img')).toBeNull();
});

it('poses new numbers in place, in the address and for the checker', async () => {
  put();
  await pressFresh(7);
  const n = Number(/\d+/.exec(statement())?.[0]);
  expect(n).toBeGreaterThanOrEqual(10);
  expect(address).toBe('https://example.org/rnn/?problem=twice&seed=7#problem-twice');
  expect(find('[data-part="seed"]').textContent).toBe(' · seed 7');
  check({ twice: String(2 * n) });
  await vi.waitFor(() => expect(verdict()).toBe('Right.'));
  await vi.waitFor(async () => expect(await log.all()).toMatchObject([{ seed: 7 }]));
});

it('never takes the printed instance for new numbers', async () => {
  needs.randomSeed.mockReturnValueOnce(0);
  put();
  press('fresh');
  await vi.waitFor(() => expect(notice()).toBe('These are the numbers of seed 1.'));
});

it('goes back to the printed numbers with every fold closed', async () => {
  put();
  find('details').setAttribute('open', '');
  await pressFresh(7);
  expect(find('[data-do="printed"]').hidden).toBe(false);
  press('printed');
  await vi.waitFor(() => expect(statement()).toBe('Let $n=3$.'));
  expect(find('details').hasAttribute('open')).toBe(false);
  expect(address).toBe('https://example.org/rnn/#problem-twice');
  expect(find('[data-do="printed"]').hidden).toBe(true);
  expect(document.activeElement).toBe(find('[data-do="fresh"]'));
});

it('shows the last numbers asked for when two loads overtake each other', async () => {
  let finishFirst = (): void => undefined;
  needs.markdown.mockReturnValueOnce(new Promise((resolve) => (finishFirst = () => resolve(renderers))));
  put();
  needs.randomSeed.mockReturnValueOnce(5);
  press('fresh');
  await pressFresh(8);
  finishFirst();
  await new Promise((resolve) => setTimeout(resolve));
  expect(find('[data-part="seed"]').textContent).toBe(' · seed 8');
});

it('copies the link to what is shown, or shows the link where copying is refused', async () => {
  put();
  await pressFresh(7);
  press('copy');
  await vi.waitFor(() => expect(notice()).toBe('Link copied.'));
  expect(needs.copy).toHaveBeenCalledWith('https://example.org/rnn/?problem=twice&seed=7#problem-twice');
  needs.copy.mockRejectedValueOnce(new DOMException('refused', 'NotAllowedError'));
  press('copy');
  await vi.waitFor(() => expect(notice()).toContain('https://example.org/rnn/?problem=twice&seed=7'));
});

it('poses the instance of a link when the page opens, and goes to it', async () => {
  visit('https://example.org/rnn/?problem=twice&seed=7');
  put();
  await vi.waitFor(() => expect(scroll).toHaveBeenCalled());
  expect(find('[data-part="seed"]').textContent).toBe(' · seed 7');
  expect(needs.readdress).not.toHaveBeenCalled();
});

it('explains a seed that is none and stays with the printed numbers', async () => {
  visit('https://example.org/rnn/?problem=twice&seed=%3Cb%3E7');
  put();
  await vi.waitFor(() => expect(notice()).not.toBe(''));
  expect(notice()).toMatchInlineSnapshot(
    `"The link asks for seed "<b>7". A seed is a whole number from 0 to 4294967295, so these are the printed numbers."`,
  );
  expect(find('[data-part="notice"]').children).toHaveLength(0);
  expect(statement()).toBe('Let $n=3$.');
});

it('leaves a link to another problem to that one', () => {
  visit('https://example.org/rnn/?problem=other&seed=7');
  put();
  expect(open).not.toHaveBeenCalled();
});

it('keeps the printed problem and says what is missing where its scripts do not load', async () => {
  open.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  put();
  check({ twice: '6' });
  await vi.waitFor(() => expect(notice()).not.toBe(''));
  expect(notice()).toMatchInlineSnapshot(
    `"Checking and new numbers could not be loaded. The problem, its hints and its solution are complete; reload the page to try again."`,
  );
  expect(statement()).toBe('Let $n=3$.');
  check({ twice: '6' });
  await vi.waitFor(() => expect(verdict()).toBe('Right.'));
});

it('keeps its numbers where what sets formulas does not load', async () => {
  needs.markdown.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  put();
  press('fresh');
  await vi.waitFor(() => expect(notice()).not.toBe(''));
  expect(notice()).toMatchInlineSnapshot(
    `"What sets the formulas could not be loaded, so the numbers stay as they are; reload the page to try again."`,
  );
  expect(statement()).toBe('Let $n=3$.');
  expect(address).toBe('https://example.org/rnn/#problem-twice');
});

it('keeps its numbers when a seed gives none', async () => {
  const unlucky = defineProblem({
    title: 'Unlucky',
    minutes: 1,
    printed: 3,
    draw: () => null,
    ...SOURCE,
  });
  open.mockImplementationOnce((host) => Promise.resolve(createPractice(host, { ...needs, problem: unlucky })));
  put();
  press('fresh');
  await vi.waitFor(() => expect(notice()).not.toBe(''));
  expect(notice()).toMatchInlineSnapshot(
    `"Seed 7 gives no usable numbers, so they stay as they are; ask for new ones once more."`,
  );
  expect(statement()).toBe('Let $n=3$.');
});

it('judges all the same where storage is refused, and says that nothing is kept', async () => {
  log = createVisitLog('This browser keeps no records.');
  put();
  check({ twice: '6' });
  await vi.waitFor(() => expect(notice()).toBe('This browser keeps no records.'));
  expect(verdict()).toBe('Right.');
});

it('judges all the same where the log does not load', async () => {
  needs.desk.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  put();
  check({ twice: '6' });
  await vi.waitFor(() => expect(notice()).not.toBe(''));
  expect(notice()).toMatchInlineSnapshot(
    `"What keeps your answers could not be loaded, so this one is judged and not kept."`,
  );
  expect(verdict()).toBe('Right.');
});

it('names the part that a problem lacks', () => {
  put();
  find('[data-part="help"]').remove();
  expect(() => createPractice(find('dnn-problem'), needs)).toThrowErrorMatchingInlineSnapshot(
    `[Error: "problem-twice" has no part "help"]`,
  );
});
