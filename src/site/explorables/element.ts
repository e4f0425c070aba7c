import { isLinked } from '../../kit/link.ts';

/** How far below the screen a figure wakes, so that it is ready when it is reached. */
const NEAR = '600px 0px';

const MISSING =
  'This figure could not be loaded, so it cannot be moved. The picture and its numbers are complete; ' +
  'reload the page to try again.';

/**
 * Defines `<dnn-explorable>`, the small part of a figure that every page loads.
 *
 * It calls `wake` to load the rest when the figure nears the screen, or at once when the address sets the figure.
 * `wake` resolves to what ends the figure again. Where it fails the still stays, and a sentence says what is missing.
 */
export function defineExplorableElement(wake: (host: HTMLElement) => Promise<() => void>): void {
  class ExplorableElement extends HTMLElement {
    #observer: IntersectionObserver | null = null;
    #life: Promise<() => void> | null = null;

    connectedCallback(): void {
      if (isLinked(location.search, this.dataset['id'] ?? '')) {
        this.#wake();
        return;
      }
      this.#observer = new IntersectionObserver(this.#see, { rootMargin: NEAR });
      this.#observer.observe(this);
    }

    disconnectedCallback(): void {
      this.#observer?.disconnect();
      void this.#life?.then((end) => end());
      this.#life = null;
    }

    readonly #see = (entries: readonly IntersectionObserverEntry[]): void => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#wake();
    };

    #wake(): void {
      this.#observer?.disconnect();
      if (this.#life !== null) return;
      this.#life = wake(this);
      this.#life.catch(() => {
        this.#life = null;
        const notice = this.ownerDocument.createElement('p');
        notice.className = 'explore-asleep';
        notice.setAttribute('role', 'status');
        notice.textContent = MISSING;
        this.append(notice);
      });
    }
  }
  customElements.define('dnn-explorable', ExplorableElement);
}
