/** The part of a card or a problem that its markup names `data-part="name"`. Throws, naming it, when the markup lacks it. */
export function part(host: HTMLElement, name: string): HTMLElement {
  const found = host.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (found === null) throw new Error(`"${host.id}" has no part "${name}"`);
  return found;
}
