import type { Root } from 'mdast';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { contextOf, type MarkdownOptions } from './context.ts';
import { markSymbols } from './symbols.ts';

/** A formula as remark-math leaves it: the source stands in `value` and again in what becomes HTML. */
interface MathNode extends Node {
  type: 'math' | 'inlineMath';
  value: string;
  data: { hChildren: HastLike[] };
}

interface HastLike {
  type: string;
  value?: string;
  children?: HastLike[];
}

/** Marks each symbol of the chapter's notation in every formula, so that the page can name it on request. */
export default function remarkSymbols(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (!context) return;
    visit(tree, (node) => {
      if (isMath(node)) setTex(node, markSymbols(node.value, context.chapter.notation));
    });
  };
}

function isMath(node: Node): node is MathNode {
  return node.type === 'math' || node.type === 'inlineMath';
}

function setTex(node: MathNode, tex: string): void {
  node.value = tex;
  const text: HastLike = { type: 'text', value: tex };
  const [first] = node.data.hChildren;
  if (node.type === 'math' && first) first.children = [text];
  else node.data.hChildren = [text];
}
