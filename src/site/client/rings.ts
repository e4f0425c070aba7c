import { hasReviews } from '../../study/marker.ts';

/**
 * Paints how much of each chapter is recalled into the list of chapters, once the page has nothing better to do.
 *
 * A first-time reader loads nothing for it, and sees nothing.
 */
export function startRings(root: Document): void {
  const rings = [...root.querySelectorAll<HTMLElement>('[data-ring]')];
  if (rings.length === 0 || !hasReviews()) return;
  whenIdle(() => {
    import('./paint-rings.ts').then(({ paintRings }) => paintRings(rings)).catch(() => undefined); // rings are no text
  });
}

/** Safari has no idle callback: it waits a moment instead. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 2000 });
  else setTimeout(task, 300);
}
