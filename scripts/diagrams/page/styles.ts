const KEPT =
  /^(fill|stroke|opacity|text-anchor|text-decoration|display|visibility|dominant|alignment|letter|font-(size|weight|style))/;

type Wanted = Map<Element, Set<string>>;

/**
 * Writes the look that the drawing's style sheet gives each element onto the element, and takes the sheet away.
 *
 * A site with a content security policy has no place for a `<style>` in a page's body, and its rules
 * would reach every other drawing of the page.
 */
export function bakeStyles(svg: SVGSVGElement): void {
  const style = svg.querySelector('style');
  if (!style?.sheet) return;
  const elements = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const wanted = wantedProperties(style.sheet, elements);
  const values = elements.map((element) => readValues(element, wanted));
  style.remove();
  elements.forEach((element, index) => {
    writeValues(element, values[index] ?? new Map());
  });
}

function wantedProperties(sheet: CSSStyleSheet, elements: readonly Element[]): Wanted {
  const wanted: Wanted = new Map();
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSStyleRule)) continue;
    for (const element of elements) {
      if (element.matches(rule.selectorText)) note(wanted, element, rule.style);
    }
  }
  return wanted;
}

function note(wanted: Wanted, element: Element, style: CSSStyleDeclaration): void {
  const properties = wanted.get(element) ?? new Set<string>();
  for (const property of style) if (KEPT.test(property)) properties.add(property);
  wanted.set(element, properties);
}

function readValues(element: Element, wanted: Wanted): ReadonlyMap<string, string> {
  const computed = getComputedStyle(element);
  return new Map(Array.from(wanted.get(element) ?? [], (property) => [property, computed.getPropertyValue(property)]));
}

/** Parents come first, so what an element inherits or has from its attributes is not written again. */
function writeValues(element: SVGElement, values: ReadonlyMap<string, string>): void {
  for (const [property, value] of values) {
    if (getComputedStyle(element).getPropertyValue(property) !== value) element.style.setProperty(property, value);
  }
}
