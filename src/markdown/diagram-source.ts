import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mermaidPackage from 'mermaid/package.json' with { type: 'json' };
import { useOneOf } from '../book/closest.ts';
import { diagramText } from '../book/diagram.ts';
import { ROLES } from '../book/role.ts';
import { mermaidConfig, readPalette, roleClasses, type Palette, type Scheme } from './diagram-theme.ts';

/** What is drawn in one face: the text that mermaid reads and the settings that it reads it with. */
export interface DiagramRequest {
  readonly source: string;
  readonly config: ReturnType<typeof mermaidConfig>;
}

/** An author's mistake in a fence; the line counts from 1 in the fence's own text. */
export interface DiagramFault {
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Raised by hand when the drawing program draws something else from the same source and settings. */
const FORMAT = 2;

const TOKENS = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const PALETTES: Readonly<Record<Scheme, Palette>> = {
  light: readPalette(TOKENS, 'light'),
  dark: readPalette(TOKENS, 'dark'),
};

/** The source and the settings for one face, the role classes included. */
export function diagramRequest(source: string, scheme: Scheme): DiagramRequest {
  const palette = PALETTES[scheme];
  return { source: withRoles(tidy(source), palette), config: mermaidConfig(palette, scheme) };
}

/**
 * The name of a diagram's file: 16 hex digits that change with its text, mermaid's version, the colors and the settings.
 *
 * So a file that exists is never stale.
 */
export function diagramHash(source: string): string {
  const faces = [diagramRequest(source, 'light'), diagramRequest(source, 'dark')];
  const drawn = JSON.stringify([FORMAT, mermaidPackage.version, faces]);
  return createHash('sha256').update(drawn).digest('hex').slice(0, 16);
}

/** What an author must mend before the diagram can be drawn, from the top down; empty for a sound one. */
export function diagramFaults(source: string): readonly DiagramFault[] {
  return [...namelessFaults(source), ...withoutText(source).split('\n').flatMap(lineFaults)];
}

function tidy(source: string): string {
  return source
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function withRoles(source: string, palette: Palette): string {
  return /^(flowchart|graph)\b/m.test(source) ? `${source}\n${roleClasses(palette)}` : source;
}

function namelessFaults(source: string): readonly DiagramFault[] {
  const { title, description } = diagramText(source);
  const faults: DiagramFault[] = [];
  if (title === '') {
    const remedy = 'write "accTitle: …" below its first line: it becomes the caption and the name that is read aloud';
    faults.push({ line: 1, problem: 'the diagram has no accTitle', remedy });
  }
  if (description === '') {
    const remedy = 'write "accDescr: …" below its accTitle: the same facts in words, for whoever cannot see it';
    faults.push({ line: 1, problem: 'the diagram has no accDescr', remedy });
  }
  return faults;
}

/** The source with its title and description blanked: there, any word and any sign is free. Lines keep their numbers. */
function withoutText(source: string): string {
  return source
    .replace(/^[ \t]*accDescr[ \t]*\{[^}]*\}/m, (block) => block.replace(/[^\n]/g, ''))
    .replace(/^[ \t]*acc(Title|Descr)[ \t]*:.*$/gm, '');
}

function lineFaults(text: string, index: number): readonly DiagramFault[] {
  const fault = handColor(text) ?? unknownRole(text) ?? formula(text);
  return fault ? [{ line: index + 1, ...fault }] : [];
}

type Finding = Omit<DiagramFault, 'line'>;

function handColor(text: string): Finding | null {
  const word = /^\s*(classDef|style|linkStyle|%%\{)/.exec(text)?.[1];
  if (word === undefined) return null;
  const remedy = `color a node by its role instead: ${ROLES.map((role) => `:::${role}`).join(', ')}`;
  return { problem: `the diagram sets its own look with "${word}"`, remedy };
}

function unknownRole(text: string): Finding | null {
  const names = Array.from(text.matchAll(/:::([\w-]+)/g), ([, name = '']) => name);
  const unknown = names.find((name) => !ROLES.some((role) => role === name));
  if (unknown === undefined) return null;
  return { problem: `the diagram uses the unknown role ":::${unknown}"`, remedy: useOneOf(unknown, ROLES) };
}

function formula(text: string): Finding | null {
  const found = /\$[^$]+\$/.exec(text)?.[0];
  if (found === undefined) return null;
  return {
    problem: `the diagram has the formula "${found}" in a label`,
    remedy: 'write it without dollars: h₁, h_{t-1}, ρ^k, ∂L',
  };
}
