/** How code is colored, in the text and on the pages of checks: both themes in one copy, which follows the page's. */
export const codeLook = {
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  defaultColor: 'light-dark()',
} as const;
