import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import type { Issue } from './types.ts';

/** The syntax tree of a page, or why there is none. An unreadable page has an empty tree. */
export interface ParsedMdx {
  readonly source: string;
  readonly tree: Root;
  readonly issues: readonly Issue[];
}

/** Parses one page; `file` is its path from the project's root. */
export type ParseMdx = (file: string, source: string) => ParsedMdx;

const mdx = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMath).use(remarkMdx).freeze();
const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** Parses a page of a chapter: Markdown with tables, formulas, front matter and the words of the book. */
export const parseMdx: ParseMdx = (file, source) => {
  try {
    return { source, tree: mdx.parse(source), issues: [] };
  } catch (error) {
    return { source, tree: { type: 'root', children: [] }, issues: [syntaxIssue(file, error)] };
  }
};

/** Parses Markdown with tables and formulas but without words of the book, as it stands in YAML files. */
export function parseMarkdown(source: string): Root {
  return markdown.parse(source);
}

/** A parser that parses a page again only when its text has changed. */
export function createMdxParser(): ParseMdx {
  const known = new Map<string, ParsedMdx>();
  return (file, source) => {
    const before = known.get(file);
    if (before?.source === source) return before;
    const parsed = parseMdx(file, source);
    known.set(file, parsed);
    return parsed;
  };
}

const SYNTAX_REMEDY =
  'close every word that is opened, leave blank lines around blocks, and escape { and < outside formulas and code';

/** Some messages have their place only in their words: "Expected a closing tag for `<Trap>` (13:1-13:7)". */
function syntaxIssue(file: string, error: unknown): Issue {
  if (!isMessage(error)) throw error;
  const named = /\((\d+):(\d+)/.exec(error.reason);
  const place = { file, line: error.line ?? Number(named?.[1] ?? 1), column: error.column ?? Number(named?.[2] ?? 1) };
  return { place, problem: `unreadable MDX: ${error.reason}`, remedy: SYNTAX_REMEDY };
}

/** How a parser says where it stopped. */
type Message = ReturnType<VFile['message']>;

function isMessage(error: unknown): error is Message {
  return error instanceof Error && 'reason' in error && 'line' in error && 'column' in error;
}
