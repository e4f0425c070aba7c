/** What the reader is told when the log cannot be kept as it should; each is one or two whole sentences. */
export const notices = {
  refused: 'This browser does not let the site keep records, so reviews and answers count for this visit only.',
  newer:
    'The records on this device were written by a newer version of this site and are left as they are. ' +
    'Reviews and answers count for this visit only; reload the page to get the newer version.',
  closed:
    'The records on this device are in use by another tab, perhaps with a newer version of this site. ' +
    'Reviews and answers count for this visit only; reload the page to go on.',
  full:
    'The storage that this browser gives the site is full, so the last record counts for this visit only. ' +
    'Free some space on the device and reload the page.',
  failed: 'This device could not take the last record, so it counts for this visit only.',
} as const;

/** Says that `count` stored entries, 1 or more, were damaged and are kept aside. */
export function asideNotice(count: number): string {
  const entries = count === 1 ? '1 stored record' : `${count} stored records`;
  return `${entries} could not be read. Nothing was deleted: the damaged part is kept aside, the rest counts.`;
}
