import { visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { runPlugin } from './fixture.ts';
import remarkFacts from './remark-facts.ts';

const NOTES = `
## The cell [#cell]

A cell carries a state.

<Equation id="step">

$$
h = 1
$$

</Equation>
`;
const ids = (part: 'notes' | 'homeworks') => {
  const { tree } = runPlugin(remarkFacts, NOTES, part);
  const found: unknown[] = [];
  visit(tree, (node) => {
    if (node.data !== undefined && 'hProperties' in node.data) found.push([node.type, node.data.hProperties]);
  });
  return found;
};

it('gives the block that answers a card an id, and leaves an equation its own', () => {
  expect(ids('notes')).toEqual([['paragraph', { id: 'fact-carries' }]]);
});

it('marks nothing outside the notes', () => {
  expect(ids('homeworks')).toEqual([]);
});
