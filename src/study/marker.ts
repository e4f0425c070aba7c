const KEY = 'dnn-review:reviewed';

/**
 * Whether this device has reviews or a plan.
 *
 * A mark in localStorage answers at once and for a few bytes, so that a first-time reader never loads the storage.
 */
export function hasReviews(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // storage is refused
  }
}

/** Marks this device as having reviews or a plan. Where storage is refused there is nothing to mark. */
export function markReviewed(): void {
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    return;
  }
}
