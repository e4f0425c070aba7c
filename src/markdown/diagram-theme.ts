import type { MermaidConfig } from 'mermaid';
import { ROLES } from '../book/role.ts';

/** The two faces of the site. */
export type Scheme = 'light' | 'dark';

/** The colors of one face by token name without dashes: `palette['role-data']` is `#1a5cb8`. */
export type Palette = Readonly<Record<string, string>>;

const SPACING = { nodeSpacing: 30, rankSpacing: 34, minNodeWidth: 30, wrappingWidth: 260 } as const;
const FONT_SIZE = '15px';
const FONT_FAMILY = '"Source Sans 3 Variable", KaTeX_Main, KaTeX_Math, sans-serif';

/** Every `--name: light-dark(a, b)` of a style sheet, as one face shows it. */
export function readPalette(css: string, scheme: Scheme): Palette {
  const pairs = css.matchAll(/--([\w-]+):\s*light-dark\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*\)/g);
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', light = '', dark = '']) => [name, scheme === 'light' ? light : dark]),
  );
}

/** How mermaid draws: plain shapes, no HTML in labels, and nothing that differs between two runs. */
export function mermaidConfig(palette: Palette, scheme: Scheme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    look: 'classic',
    layout: 'dagre',
    htmlLabels: false,
    flowchart: {
      ...SPACING,
      curve: 'basis',
      padding: 10,
      diagramPadding: 4,
      subGraphTitleMargin: { top: 4, bottom: 8 },
    },
    state: SPACING,
    themeCSS: '.edgeLabel rect { opacity: 1 }',
    handDrawnSeed: 1,
    deterministicIds: true,
    fontFamily: FONT_FAMILY,
    themeVariables: { ...themeVariables(palette), darkMode: scheme === 'dark' },
  };
}

/** The role classes in mermaid's own words, to be appended to a flowchart. */
export function roleClasses(palette: Palette): string {
  const line = (role: string) => {
    const color = token(palette, `role-${role}`);
    return `classDef ${role} fill:${token(palette, `role-${role}-soft`)},stroke:${color},color:${color}`;
  };
  return ROLES.map(line).join('\n');
}

/** A color by its token. Throws when the style sheet no longer has it. */
function token(palette: Palette, name: string): string {
  const color = palette[name];
  if (color === undefined)
    throw new Error(`src/styles/tokens.css has no "--${name}: light-dark(…, …)"; diagrams need it`);
  return color;
}

function themeVariables(palette: Palette): Readonly<Record<string, unknown>> {
  const color = (name: string) => token(palette, name);
  return {
    fontFamily: FONT_FAMILY,
    fontSize: FONT_SIZE,
    ...surfaces(color),
    ...text(color),
    ...series(color),
  };
}

type Color = (name: string) => string;

function surfaces(color: Color): Readonly<Record<string, unknown>> {
  return {
    background: color('paper'),
    primaryColor: color('paper-raised'),
    primaryBorderColor: color('ink-faint'),
    secondaryColor: color('paper-sunk'),
    secondaryBorderColor: color('rule'),
    tertiaryColor: color('paper-sunk'),
    tertiaryBorderColor: color('rule'),
    clusterBkg: color('paper-sunk'),
    clusterBorder: color('rule'),
    edgeLabelBackground: color('paper'),
    noteBkgColor: color('accent-soft'),
    noteBorderColor: color('accent'),
    activationBkgColor: color('accent-soft'),
    activationBorderColor: color('accent'),
  };
}

function text(color: Color): Readonly<Record<string, unknown>> {
  return {
    lineColor: color('ink-soft'),
    textColor: color('ink'),
    titleColor: color('ink-soft'),
    primaryTextColor: color('ink'),
    secondaryTextColor: color('ink'),
    tertiaryTextColor: color('ink'),
    noteTextColor: color('ink'),
    signalTextColor: color('ink'),
    labelTextColor: color('ink'),
    loopTextColor: color('ink-soft'),
  };
}

/** Mind maps, time lines and charts take their colors from lists: the roles, in their order. */
function series(color: Color): Readonly<Record<string, unknown>> {
  const scale = ROLES.flatMap((role, i): readonly (readonly [string, unknown])[] => [
    [`cScale${i}`, color(`role-${role}-soft`)],
    [`cScalePeer${i}`, color(`role-${role}`)],
    [`cScaleLabel${i}`, color('ink')],
  ]);
  const plotColorPalette = ROLES.map((role) => color(`role-${role}`)).join(',');
  return { ...Object.fromEntries<unknown>(scale), xyChart: { plotColorPalette } };
}
