import type { Element, Nodes } from 'hast';
import { select } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';

/** What is too small to be read or used in a small picture. */
const LEFT_OUT = new Set(['text', 'title', 'desc', 'foreignObject', 'animate']);
/** Attributes that draw; all others name, describe or steer, which a picture in a list of results does not. */
const DRAWING =
  /^(?:x|y|x1|x2|y1|y2|cx|cy|d|r|rx|ry|dx|dy|points|width|height|viewBox|transform|style|className|fill|stroke|opacity|offset|orient|refX|refY|marker\w*|clip\w*|gradient\w*|stop\w*|(?:fill|stroke)\w+|preserveAspectRatio|href)$/;

/**
 * The first drawing of a figure as a small picture: shapes without letters, names and handles, whose inner references
 * are renamed so that they never meet those of the figure itself. Null where the figure draws none.
 */
export function smallPicture(figure: Element): string | null {
  const drawing = select('svg', figure);
  if (!drawing) return null;
  const kept = shapes(drawing);
  return kept === null ? null : toHtml({ ...kept, properties: { ...kept.properties, ariaHidden: 'true' } });
}

function shapes(element: Element): Element | null {
  if (LEFT_OUT.has(element.tagName)) return null;
  const properties = Object.fromEntries(
    Object.entries(element.properties).flatMap(([name, value]) => {
      if (name === 'id') return [[name, renamed(String(value))]];
      return DRAWING.test(name) ? [[name, typeof value === 'string' ? withRenamedLinks(value) : value]] : [];
    }),
  );
  return { ...element, properties, children: element.children.flatMap(shapeOf) };
}

function shapeOf(node: Nodes): readonly Element[] {
  const shape = node.type === 'element' ? shapes(node) : null;
  return shape === null || isEmptyGroup(shape) ? [] : [shape];
}

function isEmptyGroup({ tagName, children }: Element): boolean {
  return tagName === 'g' && children.length === 0;
}

function withRenamedLinks(value: string): string {
  return value.replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${renamed(id)})`).replace(/^#/, `#${PREFIX}`);
}

const PREFIX = 'small-';

function renamed(id: string): string {
  return PREFIX + id;
}
