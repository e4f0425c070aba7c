export {}; // a module, whose names are its own

const target = document.querySelector<HTMLElement>('[data-recall-page]');

if (target) {
  import('./start.ts')
    .then(({ startRecall }) => startRecall(target))
    .catch(() => {
      target.textContent =
        'The cards could not be loaded. Every chapter has its own at the end of its notes; reload the page to try again.';
    });
}
