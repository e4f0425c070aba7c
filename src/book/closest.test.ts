import { expect, it } from 'vitest';
import { closestFirst, useOneOf } from './closest.ts';

it('orders names by how little must be typed to reach them', () => {
  expect(closestFirst('stepJacobiann', ['rnnCell', 'jacobian', 'stepJacobian', 'STEPJACOBIA'])).toEqual([
    'stepJacobian',
    'STEPJACOBIA',
    'jacobian',
    'rnnCell',
  ]);
});

it('orders equally near names by the alphabet', () => {
  expect(closestFirst('x', ['c', 'a', 'b'])).toEqual(['a', 'b', 'c']);
});

it('lists a dozen names and counts the rest', () => {
  const names = Array.from({ length: 14 }, (_, i) => `name-${String(i).padStart(2, '0')}`);
  expect(useOneOf('name-00', names)).toMatchInlineSnapshot(
    `"use one of: name-00, name-01, name-02, name-03, name-04, name-05, name-06, name-07, name-08, name-09, name-10, name-11, and 2 more"`,
  );
});

it('says so where there is no name at all', () => {
  expect(useOneOf('x', [])).toMatchInlineSnapshot(`"there is none to name yet: create it first"`);
});
