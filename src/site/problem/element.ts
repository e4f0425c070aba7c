import type { Practice } from './practice.ts';
import { seedInAddress } from './seed.ts';

/**
 * Defines `<dnn-problem>`, the small part of a problem that every page loads.
 *
 * It shows the controls, and calls `open` to load the rest at the first touch, or at once when the address asks for
 * other numbers. Where that fails the printed problem stays as it is, and says what is missing.
 */
export function defineProblemElement(open: (host: HTMLElement) => Promise<Practice>): void {
  class ProblemElement extends HTMLElement {
    #practice: Promise<Practice> | null = null;

    connectedCallback(): void {
      this.dataset['live'] = '';
      this.addEventListener('focusin', () => void this.#open().catch(() => undefined), { once: true });
      this.addEventListener('submit', this.#submit);
      this.addEventListener('click', this.#click);
      if (seedInAddress(location.href, this.dataset['id'] ?? '') !== null) this.#do('visit');
    }

    readonly #submit = (event: Event): void => {
      event.preventDefault();
      this.#do('check');
    };

    readonly #click = ({ target }: Event): void => {
      const name = target instanceof Element ? target.closest('[data-do]')?.getAttribute('data-do') : null;
      if (name === 'fresh' || name === 'printed' || name === 'copy') this.#do(name);
    };

    #do(act: keyof Practice): void {
      const missing = () => this.querySelector('[data-part="notice"]')?.replaceChildren(MISSING);
      void this.#open().then((practice) => practice[act](), missing);
    }

    /** A failed load is forgotten, so that the next touch tries again. */
    #open(): Promise<Practice> {
      this.#practice ??= open(this);
      this.#practice.catch(() => (this.#practice = null));
      return this.#practice;
    }
  }
  customElements.define('dnn-problem', ProblemElement);
}

const MISSING =
  'Checking and new numbers could not be loaded. The problem, its hints and its solution are complete; ' +
  'reload the page to try again.';
