const GEOMETRY = [
  'd',
  'transform',
  'x',
  'y',
  'width',
  'height',
  'points',
  'viewBox',
  'cx',
  'cy',
  'r',
  'x1',
  'x2',
  'y1',
  'y2',
];
const NAMING = ['class', 'aria-roledescription', 'aria-describedby', 'data-look', 'xmlns:xlink'];
const SVG_SIZE = '--natural-width';

/**
 * Leaves of a drawing what is seen and what is read aloud.
 *
 * Names are taken off, for the page's style sheet has its own `.label` and `.data`; ids stay where something
 * refers to them, so that no two on a page are alike.
 */
export function tidyDrawing(svg: SVGSVGElement): void {
  nameDrawing(svg);
  sizeDrawing(svg);
  removeUnused(svg);
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidyElement(element);
  removeEmpty(svg);
}

/** Title and description together are the name: they are read in one go. */
function nameDrawing(svg: SVGSVGElement): void {
  const ids = Array.from(svg.querySelectorAll(':scope > title, :scope > desc'), (element) => element.id);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', ids.join(' '));
}

/** The style sheet lets a drawing shrink a little below its natural width and never grow above it. */
function sizeDrawing(svg: SVGSVGElement): void {
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute('width', width.toFixed(0));
  svg.setAttribute('height', height.toFixed(0));
  svg.style.setProperty(SVG_SIZE, `${width.toFixed(0)}px`);
}

function references(svg: SVGSVGElement): ReadonlySet<string> {
  const links = svg.outerHTML.matchAll(/url\([^)#]*#([^)"'&]+)|href="#([^"]+)"/g);
  const named = svg.getAttribute('aria-labelledby')?.split(' ') ?? [];
  return new Set([...named, ...Array.from(links, ([, url, href]) => url ?? href ?? '')]);
}

function removeUnused(svg: SVGSVGElement): void {
  const used = references(svg);
  for (const part of svg.querySelectorAll('marker, filter, linearGradient, symbol'))
    if (!used.has(part.id)) part.remove();
  for (const element of [svg, ...svg.querySelectorAll('[id]')])
    if (!used.has(element.id)) element.removeAttribute('id');
}

function tidyElement(element: Element): void {
  for (const name of element.getAttributeNames()) {
    if (NAMING.includes(name) || name.startsWith('data-')) element.removeAttribute(name);
    else if (GEOMETRY.includes(name)) element.setAttribute(name, rounded(element.getAttribute(name) ?? ''));
  }
  const style = (element.getAttribute('style') ?? '')
    .replaceAll(' !important', '')
    .replace(/([:;,]) /g, '$1')
    .replace(/;$/, '');
  if (style === '') element.removeAttribute('style');
  else element.setAttribute('style', style);
}

/** Hundredths of a pixel are more than a screen shows. */
function rounded(numbers: string): string {
  return numbers.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));
}

function removeEmpty(svg: SVGSVGElement): void {
  const empty = () => Array.from(svg.querySelectorAll('g, text, tspan, defs, rect')).filter(isEmpty);
  for (let found = empty(); found.length > 0; found = empty()) for (const element of found) element.remove();
}

function isEmpty(element: Element): boolean {
  return element.tagName === 'rect' ? !element.hasAttribute('width') : element.childNodes.length === 0;
}
