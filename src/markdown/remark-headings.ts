import type { Heading, PhrasingContent, Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { HEADING_ID } from '../book/marks.ts';
import { contextOf, type MarkdownOptions } from './context.ts';

/** Takes `[#id]` off the headings and gives them their id and, in the notes, their section number. */
export default function remarkHeadings(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (!context) return;
    const known = context.page.headings;
    let index = 0;
    visit(tree, 'heading', (node) => {
      if (node.depth !== 2 && node.depth !== 3) return;
      const heading = known[index];
      index += 1;
      if (!heading) return;
      dropSuffix(node);
      node.data = { ...node.data, hProperties: { id: heading.id } };
      if (heading.number !== '') node.children.unshift(sectionNumber(heading.number));
    });
  };
}

function dropSuffix(node: Heading): void {
  const last = node.children.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(HEADING_ID, '');
}

function sectionNumber(number: string): PhrasingContent {
  return {
    type: 'emphasis',
    children: [{ type: 'text', value: `${number} ` }],
    data: { hName: 'span', hProperties: { className: ['n'] } },
  };
}
