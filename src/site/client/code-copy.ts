/** Gives each block of code a button that copies it. */
export function startCodeCopy(document: Document): void {
  for (const block of document.querySelectorAll<HTMLElement>('pre.astro-code')) addButton(document, block);
}

function addButton(document: Document, block: HTMLElement): void {
  const box = document.createElement('div');
  const button = document.createElement('button');
  box.className = 'code';
  button.className = 'copy';
  button.type = 'button';
  button.textContent = 'Copy';
  block.replaceWith(box);
  box.append(block, button);
  button.ariaLive = 'polite';
  button.addEventListener('click', () => void copyFrom(block).then((outcome) => (button.textContent = outcome)));
}

/** Where the page is not served over HTTPS the browser has no clipboard at all. */
async function copyFrom(block: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(block.textContent);
    return 'Copied';
  } catch {
    return 'Copying was refused';
  }
}
