import { fontProviders } from 'astro/config';

/** The fonts of the site, from its own packages. `src/styles/tokens.css` gives them their uses. */
export const fonts = [
  {
    name: 'Source Serif 4',
    provider: fontProviders.local(),
    options: {
      variants: [
        face('200 900', 'normal', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'),
        face('400', 'italic', '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2'),
      ],
    },
    cssVariable: '--font-serif',
    fallbacks: ['Georgia', 'serif'],
  },
  {
    name: 'Source Sans 3',
    provider: fontProviders.local(),
    options: {
      variants: [
        face('200 900', 'normal', '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
      ],
    },
    cssVariable: '--font-sans',
    fallbacks: ['system-ui', 'sans-serif'],
  },
];

function face(weight, style, file) {
  return { weight, style, src: [`./node_modules/${file}`] };
}
