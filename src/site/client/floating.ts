/** A small box that floats beside something on the page. */
export interface Floating {
  /** Shows nodes beside an element; replaces what was shown. */
  readonly show: (beside: Element, content: readonly Node[]) => void;
  readonly hide: () => void;
  readonly box: HTMLElement;
}

const GAP = 8;

/** Makes a floating box at the end of the page. Its words are announced politely when they change. */
export function createFloating(document: Document, name: string): Floating {
  const box = document.createElement('div');
  box.className = `floating ${name}`;
  box.setAttribute('role', 'status');
  box.hidden = true;
  document.body.append(box);
  const hide = () => {
    box.hidden = true;
    box.replaceChildren();
  };
  const show = (beside: Element, content: readonly Node[]) => {
    box.replaceChildren(...content);
    box.hidden = false;
    place(box, beside.getBoundingClientRect());
  };
  return { show, hide, box };
}

/** Below the element, or above it where there is no room below; always within the window's width. */
function place(box: HTMLElement, target: DOMRect): void {
  const { innerWidth, innerHeight, scrollX, scrollY } = window;
  const { width, height } = box.getBoundingClientRect();
  const below = target.bottom + GAP + height <= innerHeight || target.top < height + GAP;
  const top = below ? target.bottom + GAP : target.top - GAP - height;
  const left = Math.max(GAP, Math.min(target.left + target.width / 2 - width / 2, innerWidth - width - GAP));
  box.style.top = `${top + scrollY}px`;
  box.style.left = `${left + scrollX}px`;
}
