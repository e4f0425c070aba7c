import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it('says one of a thing in the singular, none and many in the plural', () => {
  expect([0, 1, 2].map((count) => counted(count, 'card'))).toEqual(['0 cards', '1 card', '2 cards']);
});
