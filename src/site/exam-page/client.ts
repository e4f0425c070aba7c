export {}; // a module, whose names are its own

const target = document.querySelector<HTMLElement>('[data-exam-page]');

if (target) {
  import('./start.ts')
    .then(({ startExam }) => startExam(target))
    .catch(() => {
      target.textContent =
        'The questions could not be loaded. Every chapter has its own homeworks and discussions; reload the page to try again.';
    });
}
