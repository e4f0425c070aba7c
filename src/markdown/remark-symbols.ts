import type { Text } from 'hast';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { formulasIn, type FormulaNode } from '../book/formula.ts';
import { contextOf, type MarkdownOptions } from './context.ts';
import { markSymbols } from './symbols.ts';

/** Marks each symbol of the chapter's notation in every formula, so that the page can name it on request. */
export default function remarkSymbols(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (!context) return;
    for (const formula of formulasIn(tree)) setTex(formula, markSymbols(formula.value, context.chapter.notation));
  };
}

/** remark-math keeps the source twice: in the node, and in what becomes of it in HTML. */
function setTex(node: FormulaNode, tex: string): void {
  const text: Text = { type: 'text', value: tex };
  const [code] = node.data?.hChildren ?? [];
  node.value = tex;
  if (node.type === 'math' && code?.type === 'element') code.children = [text];
  else node.data = { ...node.data, hChildren: [text] };
}
