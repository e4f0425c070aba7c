import type { z } from 'astro/zod';
import { isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { isRecord } from '../core/record.ts';
import { explain } from './misfit.ts';
import type { Issue, Place } from './types.ts';

/** A piece of YAML and where it stands: a file of its own, or the front matter of a page. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Lines of the file above the text: 0 for a file of its own. */
  readonly linesAbove: number;
}

/** A value of YAML that fits its schema. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** Reads keys with values; null when they do not fit the schema. */
export function readYamlEntry<S extends z.ZodObject>(
  source: YamlSource,
  schema: S,
): { readonly entry: Placed<z.output<S>> | null; readonly issues: readonly Issue[] } {
  const yaml = parse(source);
  if (yaml.issues.length > 0) return { entry: null, issues: yaml.issues };
  const { items, issues } = fit(yaml, [yaml.document.contents], schema);
  return { entry: items[0] ?? null, issues };
}

/** Reads a list; an entry that does not fit the schema is left out and becomes issues. */
export function readYamlList<S extends z.ZodObject>(
  source: YamlSource,
  schema: S,
): { readonly items: readonly Placed<z.output<S>>[]; readonly issues: readonly Issue[] } {
  const yaml = parse(source);
  if (yaml.issues.length > 0) return { items: [], issues: yaml.issues };
  const { contents } = yaml.document;
  if (isSeq<Node>(contents)) return fit(yaml, contents.items, schema);
  return { items: [], issues: [notAList(source.file)] };
}

interface Yaml {
  readonly document: Document.Parsed;
  readonly issues: readonly Issue[];
  readonly placeAt: (offset: number) => Place;
}

function parse({ file, text, linesAbove }: YamlSource): Yaml {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1) + linesAbove, column: Math.max(col, 1) };
  };
  const issues = document.errors.map((error) => syntaxIssue(placeAt(error.pos[0]), error.message));
  return { document, issues, placeAt };
}

function syntaxIssue(place: Place, message: string): Issue {
  const [problem = ''] = message.split(/ at line \d+/);
  return {
    place,
    problem: `unreadable YAML: ${problem}`,
    remedy: "put text that holds a colon, a # or a backslash in 'single quotes', and indent by two spaces",
  };
}

function notAList(file: string): Issue {
  return {
    place: { file, line: 1, column: 1 },
    problem: 'the file is no list',
    remedy: 'write entries that start with "- ", or [] for none',
  };
}

type MaybeNode = Node | null;

function fit<S extends z.ZodObject>(
  yaml: Yaml,
  nodes: readonly MaybeNode[],
  schema: S,
): { readonly items: readonly Placed<z.output<S>>[]; readonly issues: readonly Issue[] } {
  const items: Placed<z.output<S>>[] = [];
  const issues: Issue[] = [];
  for (const node of nodes) {
    const found: unknown = node?.toJS(yaml.document) ?? {};
    const result = schema.safeParse(found);
    if (result.success) items.push({ value: result.data, place: yaml.placeAt(startOf(node)) });
    else
      issues.push(
        ...result.error.issues.map((issue) =>
          schemaIssue({ yaml, node, found, keys: Object.keys(schema.shape) }, issue),
        ),
      );
  }
  return { items, issues };
}

interface Misfit {
  readonly yaml: Yaml;
  readonly node: MaybeNode;
  readonly found: unknown;
  readonly keys: readonly string[];
}

function schemaIssue({ yaml, node, found, keys }: Misfit, issue: z.core.$ZodIssue): Issue {
  const path = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : issue.path;
  const place = yaml.placeAt(startOf(nearest(node, path)));
  return { place, ...explain(issue, valueAt(found, issue.path), keys) };
}

/** The node at a path, or the innermost one on the way to it that exists. */
function nearest(node: MaybeNode, path: readonly PropertyKey[]): MaybeNode {
  const [key, ...rest] = path;
  if (!isCollection(node) || key === undefined) return node;
  const child: unknown = node.get(key, true);
  return isNode(child) ? nearest(child, rest) : node;
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value);
}

function startOf(node: MaybeNode): number {
  return node?.range?.[0] ?? 0;
}

function valueAt(found: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), found);
}
