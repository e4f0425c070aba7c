/** What was read from a typed answer: its value, or the plain reason why nothing could be read. */
export type Read<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'unreadable'; readonly because: string };

/** A value that was read. */
export function readable<T>(value: T): Read<T> {
  return { kind: 'value', value };
}

/** A reason, in a full sentence, why nothing could be read. */
export function unreadable(because: string): { readonly kind: 'unreadable'; readonly because: string } {
  return { kind: 'unreadable', because };
}

/** All values when every item was read, else the first reason. */
export function all<T>(items: readonly Read<T>[]): Read<readonly T[]> {
  const values: T[] = [];
  for (const item of items) {
    if (item.kind === 'unreadable') return item;
    values.push(item.value);
  }
  return readable(values);
}
