import { expect, it } from 'vitest';
import { paperOf, squarePaper, WIDTH } from './paper.ts';

const x = { title: 'x', domain: [0, 1] } as const;

it('leaves room for another plot where the plot begins further right or ends further left', () => {
  const [first, second] = [paperOf({ x, y: x, height: 100, right: 200 }), paperOf({ x, y: x, height: 100, left: 210 })];
  expect(first.x.map(1)).toBe(WIDTH - 200);
  expect(second.x.map(0)).toBe(210);
  expect(first.right).toBeLessThan(second.left);
});

it('gives a square panel the same scale in both directions, upward on the y axis', () => {
  const paper = squarePaper({ left: 10, top: 20, side: 80 }, [-2, 2]);
  expect([paper.x.map(0), paper.y.map(0)]).toEqual([50, 60]);
  expect(paper.x.map(1) - paper.x.map(0)).toBe(paper.y.map(0) - paper.y.map(1));
  expect([paper.right, paper.bottom]).toEqual([90, 100]);
});
