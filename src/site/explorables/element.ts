import { isLinked } from '../../kit/link.ts';
import { whenNear } from '../near.ts';

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
    #end: () => void = () => undefined;

    connectedCallback(): void {
      if (isLinked(location.search, this.dataset['id'] ?? '')) this.#wake();
      else this.#end = whenNear(this, NEAR, () => this.#wake());
    }

    disconnectedCallback(): void {
      this.#end();
    }

    #wake(): void {
      const life = wake(this).catch(() => {
        this.append(noticeOf(this.ownerDocument));
        return () => undefined;
      });
      this.#end = () => void life.then((end) => end());
    }
  }
  customElements.define('dnn-explorable', ExplorableElement);
}

function noticeOf(document: Document): HTMLElement {
  const notice = document.createElement('p');
  notice.className = 'explore-asleep';
  notice.setAttribute('role', 'status');
  notice.textContent = MISSING;
  return notice;
}
