export {}; // a module, so that its names are its own

const target = document.querySelector<HTMLElement>('[data-diagnostic-page]');

if (target) {
  import('./start.ts')
    .then(({ startDiagnostic }) => startDiagnostic(target))
    .catch(() => {
      target.textContent = 'The questions could not be loaded; reload the page to try again.';
    });
}
