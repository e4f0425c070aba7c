const MOST_TRIES = 100;

/**
 * The first candidate that will do, or null if none of 100 does.
 *
 * For the parts of a problem's numbers: a part that is drawn until it fits does not spoil the others.
 */
export function drawnUntil<T>(draw: () => T, willDo: (candidate: T) => boolean): T | null {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const candidate = draw();
    if (willDo(candidate)) return candidate;
  }
  return null;
}
