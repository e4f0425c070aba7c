import { hasReviews } from '../../study/marker.ts';

/**
 * Defines `<dnn-recall>`, the small part of a card that every page loads.
 *
 * `start` loads and starts the rest: on the first reveal, or, on a device that has reviews, when the card comes near
 * the screen. Where it fails the card stays as it is printed, and says what is missing.
 */
export function defineRecall(start: (card: HTMLElement) => Promise<void>): void {
  class RecallElement extends HTMLElement {
    #started = false;

    connectedCallback(): void {
      const details = this.querySelector('details');
      if (details === null) return;
      details.addEventListener('toggle', this.#start, { once: true });
      if (details.open) this.#start();
      else if (hasReviews()) whenNear(this, this.#start);
    }

    readonly #start = (): void => {
      if (this.#started) return;
      this.#started = true;
      start(this).catch(() => this.querySelector('[data-part="status"]')?.replaceChildren(MISSING));
    };
  }
  customElements.define('dnn-recall', RecallElement);
}

const MISSING = 'Grading could not be loaded. The answer is complete; reload the page to grade it.';

function whenNear(element: Element, near: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      near();
    },
    { rootMargin: '300px' },
  );
  observer.observe(element);
}
