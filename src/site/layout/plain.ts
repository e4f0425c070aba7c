/** A sentence of Markdown as plain text, for the page's description: marks and dollar signs are dropped. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/[*_`$]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
