import { beforeEach, expect, it, vi } from 'vitest';
import { judgeExpression } from '../../core/answer/expression.ts';
import type { Answer } from '../problem/record.ts';
import { defineDerivationElement, type Grading } from './element.ts';
import { namesOf } from './names.ts';

const record = vi.fn<(answer: Answer) => Promise<string>>(() => Promise.resolve(''));
const load = vi.fn<() => Promise<Grading>>(() => Promise.resolve({ judgeExpression, record }));
defineDerivationElement(() => load());

const FORMS = ['worked', 'faded', 'open'].map((form) => `<input type="radio" name="form" value="${form}">`).join('');

beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = `
    <dnn-derivation data-problem="basics/derivation-ridge" data-form="worked">
      <fieldset class="derivation-switch">${FORMS}</fieldset>
      <p data-part="notice"></p>
      <span data-hole="1">σ²/(σ²+λ)</span>
      <div class="derivation-blank" data-blank="1" data-answer="s^2/(s^2+lambda)" data-names="s lambda">
        <input><button data-do="check">Check</button><div class="problem-verdict"></div>
        <div class="derivation-why">Large directions stay.<div class="derivation-slip" data-answer="s/(s^2+lambda)">That is the coefficient.</div></div>
      </div>
      <div class="derivation-blank" data-blank="2" data-answer="2" data-names="">
        <label><input type="radio" name="why" value="1">a</label><label><input type="radio" name="why" value="2">b</label>
        <button data-do="check">Check</button><div class="problem-verdict"></div>
        <div class="derivation-why">So it is.</div>
      </div>
      <details class="what-a-full-answer-contains"><ul><li>One.</li><li>Two.</li></ul></details>
      <button data-do="compare">Compare</button><button data-do="count">Count</button>
    </dnn-derivation>`;
});

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const field = (selector: string): HTMLInputElement => {
  const found = find(selector);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${selector} is no input`);
  return found;
};
const host = () => find('dnn-derivation');
const notice = () => find('[data-part="notice"]').textContent;
const verdict = (gap: number) => find(`[data-blank="${gap}"] .problem-verdict`).textContent.trim();
const choose = (form: string) => field(`input[value="${form}"]`).click();

function answer(typed: string): void {
  field('[data-blank="1"] input').value = typed;
  find('[data-blank="1"] button').click();
}

it('loads nothing until an answer is checked', () => {
  choose('faded');
  expect(host().dataset['form']).toBe('faded');
  expect(notice()).toContain('Fill the 2 gaps.');
  expect(load).not.toHaveBeenCalled();
});

it('accepts an equivalent formula, gives the reason, shows what was hidden, and keeps the answer once', async () => {
  choose('faded');
  answer('1/(1+lambda/s^2)');
  await vi.waitFor(() => expect(verdict(1)).toBe('Right.Large directions stay.'));
  expect(find('[data-hole="1"]').hasAttribute('data-solved')).toBe(true);
  answer('1/(1+lambda/s^2)');
  await vi.waitFor(() => expect(load.mock.calls.length).toBeGreaterThan(2));
  expect(record.mock.calls).toEqual([
    [{ problem: 'basics/derivation-ridge', seed: 0, blank: 'gap-1', verdict: { kind: 'right' } }],
  ]);
});

it('explains a mistake that it knows, and leaves the gap closed', async () => {
  answer('s/(s^2+lambda)');
  await vi.waitFor(() => expect(verdict(1)).toBe('Not right.That is the coefficient.'));
  expect(find('[data-hole="1"]').hasAttribute('data-solved')).toBe(false);
});

it('does not count what it cannot read', async () => {
  answer('');
  await vi.waitFor(() => expect(verdict(1)).toBe('Not readable, so it does not count.Type a formula first.'));
  answer('q');
  await vi.waitFor(() => expect(verdict(1)).toContain('“q” is no name here. Use “s”, “lambda”.'));
  expect(record).not.toHaveBeenCalled();
});

it('judges a choice by its number, and knows when no gap is left', async () => {
  answer('s^2/(s^2+lambda)');
  field('[data-blank="2"] input[value="1"]').click();
  find('[data-blank="2"] button').click();
  await vi.waitFor(() => expect(verdict(2)).toBe('Not right.Try again, or look at the worked form.'));
  expect(host().dataset['solved']).toBeUndefined();
  field('[data-blank="2"] input[value="2"]').click();
  find('[data-blank="2"] button').click();
  await vi.waitFor(() => expect(verdict(2)).toBe('Right.So it is.'));
  expect(host().dataset['solved']).toBe('');
});

it('lets the reader of the open form compare with the steps and count the points', async () => {
  choose('open');
  find('[data-do="compare"]').click();
  expect(host().dataset['compared']).toBe('');
  field('li input').click();
  find('[data-do="count"]').click();
  expect(notice()).toBe('You had 1 of 2 points.');
  await vi.waitFor(() => expect(record).toHaveBeenCalledTimes(1));
  expect(record.mock.calls[0]?.[0]).toMatchObject({ blank: 'open', verdict: { kind: 'wrong' } });
  choose('open');
  expect(document.querySelectorAll('li input')).toHaveLength(2);
});

it('says what is missing when checking does not load', async () => {
  load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  answer('s');
  await vi.waitFor(() => expect(notice()).toContain('Checking could not be loaded.'));
});

it('reads the names of a gap', () => {
  expect(namesOf('s: $\\sigma_i$, lambda: $f(a, b)$,n: width')).toEqual([
    { name: 's', markdown: '$\\sigma_i$' },
    { name: 'lambda', markdown: '$f(a, b)$' },
    { name: 'n', markdown: 'width' },
  ]);
  expect(namesOf('')).toEqual([]);
});
