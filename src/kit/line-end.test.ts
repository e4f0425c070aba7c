import { expect, it } from 'vitest';
import { lineEnd } from './line-end.ts';
import { paperOf } from './paper.ts';

const paper = paperOf({ x: { title: 't', domain: [0, 10] }, y: { title: 'y', domain: [0, 1] }, height: 156 });
const across = (x: number) => paper.x.map(x);

it('is the last point of a line that stays inside', () => {
  expect(lineEnd([[0, 0], [10, 0.5]], paper)).toEqual({ x: across(10), y: paper.y.map(0.5), side: 'inside' }); // prettier-ignore
});

it('is where a line leaves the plot, between two of its points', () => {
  expect(lineEnd([[0, 1], [4, 0.5], [6, -0.5], [10, -1]], paper)).toEqual({ x: across(5), y: paper.bottom, side: 'bottom' }); // prettier-ignore
  expect(lineEnd([[0, 0.5], [10, 1.5]], paper)).toEqual({ x: across(5), y: paper.top, side: 'top' }); // prettier-ignore
});

it('is the last visible point of a line that falls to minus infinity, as 0 does on a log axis', () => {
  const log = paperOf({ x: { title: 't', domain: [0, 10] }, y: { title: 'y', kind: 'log', domain: [0.1, 10] }, height: 156 }); // prettier-ignore
  expect(lineEnd([[0, 1], [5, 1], [6, 0]], log)).toEqual({ x: across(5), y: log.bottom, side: 'bottom' }); // prettier-ignore
});

it('does not exist for a line that is never seen', () => {
  expect(lineEnd([[0, 2], [10, 3]], paper)).toBeNull(); // prettier-ignore
});
