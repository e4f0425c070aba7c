import { hasReviews } from '../../study/marker.ts';
import { whenNear } from '../near.ts';

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
      else if (hasReviews()) whenNear(this, NEAR, this.#start);
    }

    readonly #start = (): void => {
      if (this.#started) return;
      this.#started = true;
      start(this).catch(() => this.querySelector('[data-part="status"]')?.replaceChildren(MISSING));
    };
  }
  customElements.define('dnn-recall', RecallElement);
}

/** How far from the screen a card shows how it stands. */
const NEAR = '300px';

const MISSING = 'Grading could not be loaded. The answer is complete; reload the page to grade it.';
