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
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(block.textContent).then(
      () => (button.textContent = 'Copied'),
      () => (button.textContent = 'Copying was refused'),
    );
  });
}
