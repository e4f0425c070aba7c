export {}; // a module, so that its names are its own

const target = document.querySelector<HTMLElement>('[data-plan-page]');

if (target) {
  import('./start.ts')
    .then(({ startPlan }) => startPlan(target))
    .catch(() => {
      target.textContent = 'The plan could not be loaded; reload the page to try again.';
    });
}
