import { createGlyphs, type Glyphs } from './glyphs.ts';
import { runsOf, TEXT_FAMILY, type Level, type Run } from './runs.ts';

/** How far below the line a level stands, as a share of the type size. */
const DEPTHS: Readonly<Record<Exclude<Level, 'accent'>, number>> = { base: 0, sub: 0.18, super: -0.36 };
/** The size of sub- and superscripts against the text's. */
const SMALL = 0.74;
/** A third of a pixel: closer than that, nobody sees a difference. */
const SLACK = 0.3;

/** Sets every label of a drawing run by run. Throws when a character is in no font of the site. */
export function typeset(svg: SVGSVGElement): void {
  const glyphs = createGlyphs();
  for (const text of svg.querySelectorAll('text')) {
    const rows = text.querySelectorAll('tspan.text-outer-tspan');
    for (const line of rows.length > 0 ? rows : [text]) typesetLine(line, glyphs);
  }
}

/** Where the pen must still be moved: SVG goes on from where the last piece stood, height included. */
interface Pen {
  readonly depth: number;
  readonly across: number;
}

interface Setting {
  readonly size: number;
  readonly glyphs: Glyphs;
}

function typesetLine(line: Element, glyphs: Glyphs): void {
  const setting = { size: Number.parseFloat(getComputedStyle(line).fontSize), glyphs };
  let pen: Pen = { depth: 0, across: 0 };
  for (const node of textNodes(line)) {
    const runs = runsOf(node.data, glyphs.has);
    const pieces = runs.map((run, index) => {
      const set = setRun({ run, before: runs[index - 1] ?? null, pen }, setting);
      pen = set.pen;
      return set.piece;
    });
    node.replaceWith(...pieces);
  }
}

function textNodes(line: Element): readonly Text[] {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) nodes.push(node);
  return nodes;
}

interface Task {
  readonly run: Run;
  readonly before: Run | null;
  readonly pen: Pen;
}

function setRun(task: Task, setting: Setting): { readonly piece: Node; readonly pen: Pen } {
  const { run, pen } = task;
  if (run.level === 'accent') return setAccent(task, setting);
  const depth = DEPTHS[run.level] * setting.size;
  const piece = pieceOf(run, { down: depth - pen.depth, across: pen.across, size: setting.size });
  return { piece, pen: { depth, across: 0 } };
}

/** An accent goes back to the middle of the letter before it, and the pen then on to that letter's end. */
function setAccent({ run, before, pen }: Task, { size, glyphs }: Setting) {
  const letter = Array.from(before?.text ?? '').at(-1) ?? '';
  const font = { family: before?.family ?? TEXT_FAMILY, size };
  const [letterWidth, accentWidth] = [
    glyphs.width(letter, font),
    glyphs.width(run.text, { family: TEXT_FAMILY, size }),
  ];
  const depth = glyphs.ascent('x', font) - glyphs.ascent(letter, font);
  const piece = pieceOf(run, { down: depth - pen.depth, across: pen.across - (letterWidth + accentWidth) / 2, size });
  return { piece, pen: { depth, across: (letterWidth - accentWidth) / 2 } };
}

interface Move {
  readonly down: number;
  readonly across: number;
  readonly size: number;
}

function pieceOf(run: Run, { down, across, size }: Move): Node {
  const still = Math.abs(down) < SLACK && Math.abs(across) < SLACK;
  if (run.level === 'base' && run.family === null && still) return document.createTextNode(run.text);
  const piece = document.createElementNS('http://www.w3.org/2000/svg', 'tspan');
  piece.textContent = run.text;
  if (Math.abs(down) >= SLACK) piece.setAttribute('dy', down.toFixed(1));
  if (Math.abs(across) >= SLACK) piece.setAttribute('dx', across.toFixed(1));
  if (run.level === 'sub' || run.level === 'super') piece.style.fontSize = `${(SMALL * size).toFixed(1)}px`;
  if (run.family !== null) piece.style.fontFamily = run.family;
  return piece;
}
