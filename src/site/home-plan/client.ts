import { hasReviews } from '../../study/marker.ts';

const place = document.querySelector<HTMLElement>('[data-home-plan]');

/* A first-time reader loads nothing more. */
if (place && hasReviews()) {
  import('./show-today.ts').then(({ showToday }) => showToday(place)).catch(() => undefined); // the offer stays
}
