import mermaid, { type MermaidConfig } from 'mermaid';
import { bakeStyles } from './styles.ts';
import { tidyDrawing } from './tidy.ts';
import { typeset } from './typeset.ts';

/** One diagram in one face, as the drawing page is asked for it. */
export interface DrawRequest {
  /** Starts the id of everything inside the drawing: unique among the diagrams of a page. */
  readonly id: string;
  readonly source: string;
  readonly config: MermaidConfig;
}

declare global {
  interface Window {
    /** Draws a diagram; the drawing comes back as SVG text. Good for one call: mermaid keeps global counters. */
    drawDiagram: (request: DrawRequest) => Promise<string>;
  }
}

window.drawDiagram = async ({ id, source, config }) => {
  repeatableRandom();
  await Promise.all(Array.from(document.fonts, (font) => font.load()));
  mermaid.initialize({ ...config, deterministicIDSeed: id });
  const svg = await drawInto(document.body, { id, source });
  svg.removeAttribute('style');
  bakeStyles(svg);
  typeset(svg);
  tidyDrawing(svg);
  return new XMLSerializer().serializeToString(svg);
};

async function drawInto(host: HTMLElement, { id, source }: Omit<DrawRequest, 'config'>): Promise<SVGSVGElement> {
  host.innerHTML = (await mermaid.render(id, source)).svg;
  const svg = host.querySelector('svg');
  if (!svg) throw new Error('mermaid drew nothing');
  return svg;
}

/** Park and Miller's generator in place of the browser's: some kinds of diagram scatter their parts. */
function repeatableRandom(): void {
  let state = 1;
  Math.random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
