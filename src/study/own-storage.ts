/** Removes from a storage all that this site noted of its reader. Where storage is refused there is nothing. */
export function forgetNotes(storage: () => Storage): void {
  try {
    const kept = storage();
    const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '');
    for (const key of keys.filter((each) => OWN.test(each))) kept.removeItem(key);
  } catch {
    return;
  }
}

/** How this site's keys begin: "dnn-review:reviewed". The theme is none of them; it is no record of what was done. */
const OWN = /^dnn-[a-z]+:/;
