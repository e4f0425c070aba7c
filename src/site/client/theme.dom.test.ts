import { beforeEach, expect, it } from 'vitest';
import { startTheme } from './theme.ts';

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
  document.body.innerHTML = '<button data-theme-switch></button>';
});

const press = () => document.querySelector<HTMLButtonElement>('button')?.click();
const state = () => [document.documentElement.dataset['theme'] ?? 'system', localStorage.getItem('theme')];

it('goes round system, light and dark, remembers the choice and says which it is', () => {
  startTheme(document);
  expect(state()).toEqual(['system', null]);
  press();
  expect(state()).toEqual(['light', 'light']);
  press();
  expect(state()).toEqual(['dark', 'dark']);
  expect(document.querySelector('button')?.getAttribute('aria-label')).toBe('Theme: dark');
  press();
  expect(state()).toEqual(['system', null]);
});

it('starts from what the page was painted with', () => {
  document.documentElement.dataset['theme'] = 'dark';
  startTheme(document);
  expect(document.querySelector('button')?.getAttribute('aria-label')).toBe('Theme: dark');
});
