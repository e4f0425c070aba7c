/** Who reads which build: the pages that are open, and what they were loaded from. */
export interface Readers {
  /** The build that serves new pages; null before the first. */
  readonly active: string | null;
  /** The pages, by the browser's id, that were not loaded from the active build: from an older one, or `NETWORK`. */
  readonly guests: Readonly<Record<string, string>>;
}

/** Stands for a build that is not stored: the page came over the network. */
export const NETWORK = 'network';

/** Nobody reads anything. */
export const NO_READERS: Readers = { active: null, guests: {} };

/** A build becomes the active one while the pages `open` are being read: each keeps what it was loaded from. */
export function withActive(readers: Readers, build: string, open: readonly string[]): Readers {
  if (readers.active === build) return withOpen(readers, open);
  const homeOf = (id: string) => readers.guests[id] ?? readers.active ?? NETWORK;
  return { active: build, guests: Object.fromEntries(open.map((id) => [id, homeOf(id)])) };
}

/** Without the pages that were closed. */
export function withOpen({ active, guests }: Readers, open: readonly string[]): Readers {
  return { active, guests: Object.fromEntries(Object.entries(guests).filter(([id]) => open.includes(id))) };
}

/** With one more page that came over the network. */
export function withNetworkPage({ active, guests }: Readers, id: string): Readers {
  return { active, guests: { ...guests, [id]: NETWORK } };
}

/** The stored builds that a page is open of. */
export function buildsInUse({ active, guests }: Readers): ReadonlySet<string> {
  return new Set([active ?? NETWORK, ...Object.values(guests)].filter((build) => build !== NETWORK));
}

/** What was stored of the readers, or nobody for anything else. */
export function readReaders(value: unknown): Readers {
  if (typeof value !== 'object' || value === null || !('active' in value) || !('guests' in value)) return NO_READERS;
  const { active, guests } = value;
  if (typeof guests !== 'object' || guests === null) return NO_READERS;
  const homes = Object.entries(guests).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { active: typeof active === 'string' ? active : null, guests: Object.fromEntries(homes) };
}
