/** Whether a key press is for the page: without a modifier, and not where something is typed. */
export function isPlainKey({ ctrlKey, altKey, metaKey, target }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && !isWithin(target, 'input, select, textarea, dialog');
}

/** Whether what an event is about lies within an element that matches a selector, or is one. */
export function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
