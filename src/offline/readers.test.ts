import { expect, it } from 'vitest';
import { buildsInUse, NETWORK, NO_READERS, readReaders, withActive, withNetworkPage, withOpen } from './readers.ts';

it('takes pages that are open before the first build for pages of the network', () => {
  expect(withActive(NO_READERS, 'one', ['page'])).toEqual({ active: 'one', guests: { page: NETWORK } });
});

it('lets each open page keep its build through any number of newer ones', () => {
  const one = { active: 'one', guests: {} };
  const two = withActive(one, 'two', ['old']);
  const three = withActive(two, 'three', ['old', 'newer']);
  expect(three).toEqual({ active: 'three', guests: { old: 'one', newer: 'two' } });
  expect([...buildsInUse(three)].sort()).toEqual(['one', 'three', 'two']);
});

it('changes nothing when the active build starts again', () => {
  const readers = { active: 'two', guests: { old: 'one' } };
  expect(withActive(readers, 'two', ['old', 'new'])).toEqual(readers);
});

it('forgets the pages that were closed, and with the last one its build', () => {
  const readers = withOpen({ active: 'two', guests: { old: 'one', other: NETWORK } }, ['other']);
  expect(readers).toEqual({ active: 'two', guests: { other: NETWORK } });
  expect([...buildsInUse(readers)]).toEqual(['two']);
});

it('counts the network as no build', () => {
  expect([...buildsInUse(withNetworkPage({ active: 'one', guests: {} }, 'page'))]).toEqual(['one']);
  expect([...buildsInUse(NO_READERS)]).toEqual([]);
});

it.each([undefined, null, 3, {}, { active: 'one' }, { active: 'one', guests: null }])('reads %j as nobody', (value) => {
  expect(readReaders(value)).toEqual(NO_READERS);
});

it('reads back what it wrote, and passes over what it did not write', () => {
  const readers = { active: 'two', guests: { old: 'one' } };
  expect(readReaders(JSON.parse(JSON.stringify(readers)))).toEqual(readers);
  expect(readReaders({ active: 5, guests: { old: 'one', odd: 7 } })).toEqual({ active: null, guests: { old: 'one' } });
});
