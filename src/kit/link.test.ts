import { expect, it } from 'vitest';
import type { Params } from '../core/model.ts';
import { isLinked, linkedSetting, settingsLink } from './link.ts';

const params: Params = {
  s: { kind: 'number', label: 's', min: 0, max: 2, step: 0.1, start: 1 },
  phi: { kind: 'choice', label: 'φ', options: ['tanh', 'ReLU'], start: 'tanh' },
  u: { kind: 'list', label: 'u', min: -3, max: 3, step: 0.5, start: [0, 0] },
};
const settings = { s: 1.5, phi: 'ReLU', u: [2, -0.5] };

it('writes all settings into the query of an address, and keeps its anchor', () => {
  expect(settingsLink('https://a.org/rnn/?x=1#fig-horizon', 'horizon', { settings, step: 12 })).toBe(
    'https://a.org/rnn/?figure=horizon&s=1.5&phi=ReLU&u=2_-0.5&step=12#fig-horizon',
  );
});

it('reads back what it wrote', () => {
  const { search } = new URL(settingsLink('https://a.org/', 'horizon', { settings, step: 12 }));
  expect(linkedSetting(search, 'horizon', params)).toEqual({ settings, step: 12 });
});

it('leaves the step out for a figure without time', () => {
  const { search } = new URL(settingsLink('https://a.org/', 'horizon', { settings, step: null }));
  expect(linkedSetting(search, 'horizon', params)?.step).toBeNull();
});

it('brings values into range, fills gaps from the start and ignores what it does not know', () => {
  const query = '?figure=horizon&s=99&phi=swish&u=7_x&evil=1';
  expect(linkedSetting(query, 'horizon', params)?.settings).toEqual({ s: 2, phi: 'tanh', u: [3, 0] });
  expect(linkedSetting('?figure=horizon&s=', 'horizon', params)?.settings['s']).toBe(1);
});

it('carries any text through an address, and cuts what is too long', () => {
  const texts: Params = { words: { kind: 'text', label: 'words', most: 24, start: 'low 5' } };
  for (const words of ['a&b=c#d?e', '<b>"%20"</b>', 'é漢😀 + _^{}', '../..//', '']) {
    const { search } = new URL(settingsLink('https://a.org/', 'horizon', { settings: { words }, step: null }));
    expect(linkedSetting(search, 'horizon', texts)?.settings).toEqual({ words });
  }
  const long = linkedSetting(`?figure=horizon&words=${'x'.repeat(1000)}`, 'horizon', texts);
  expect(long?.settings).toEqual({ words: 'x'.repeat(24) });
});

it('belongs to one figure', () => {
  expect(isLinked('?figure=horizon', 'horizon')).toBe(true);
  expect(linkedSetting('?figure=other&s=2', 'horizon', params)).toBeNull();
  expect(linkedSetting('', 'horizon', params)).toBeNull();
});
