/**
 * Calls `near` once, when an element comes within `margin` of the screen (a CSS length, or two: above and below, beside).
 *
 * What it gives back ends the waiting.
 */
export function whenNear(element: Element, margin: string, near: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      near();
    },
    { rootMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
