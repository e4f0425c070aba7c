const COLOR =
  /#[0-9a-fA-F]{3,8}(?![0-9a-zA-Z_-])|(?:rgb|hsl)a?\([^)]*\)|\b(?:black|white|grey|gray|lightgrey|none|transparent)\b/g;

/**
 * One drawing from two: each color that differs becomes `light-dark(a, b)`, and the drawing follows the page's face.
 *
 * Throws when the two differ in anything else, for then no choice of colors would do.
 */
export function mergeSchemes(light: string, dark: string): string {
  const shape = light.split(COLOR);
  if (shape.join('\0') !== dark.split(COLOR).join('\0'))
    throw new Error('the light and the dark drawing differ in more than color');
  const lightColors = light.match(COLOR) ?? [];
  const darkColors = dark.match(COLOR) ?? [];
  const colors = lightColors.map((color, index) => mergeColors(color, darkColors[index] ?? color));
  return shape.map((piece, index) => piece + (colors[index] ?? '')).join('');
}

function mergeColors(light: string, dark: string): string {
  const pair = [compact(light), compact(dark)];
  return pair[0] === pair[1] ? compact(light) : `light-dark(${pair.join(',')})`;
}

/** `rgb(26, 92, 184)` as `#1a5cb8`: a page may hold a hundred of them. */
function compact(color: string): string {
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1);
  return channels ? `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}` : color;
}
