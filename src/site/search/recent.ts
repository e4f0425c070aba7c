const KEY = 'dnn-review:searches';
const MOST = 6;

/** The reader's last queries, kept in this browser alone, the newest first. Where it keeps nothing, there are none. */
export interface RecentQueries {
  readonly list: () => readonly string[];
  /** Puts a query that led somewhere to the front. */
  readonly add: (query: string) => void;
  readonly forget: () => void;
}

/** The queries in a browser's storage. What is stored there in another form counts as none, and is left until the next one. */
export function recentQueries(storage: () => Storage): RecentQueries {
  const list = (): readonly string[] => read(storage) ?? [];
  return {
    list,
    add: (query) => {
      const text = query.replace(/\s+/g, ' ').trim();
      const others = list().filter((other) => other !== text);
      if (text !== '') attempt(() => storage().setItem(KEY, JSON.stringify([text, ...others].slice(0, MOST))));
    },
    forget: () => void attempt(() => storage().removeItem(KEY)),
  };
}

function read(storage: () => Storage): readonly string[] | null {
  const stored = attempt((): unknown => JSON.parse(storage().getItem(KEY) ?? '[]'));
  return Array.isArray(stored) ? stored.filter((query) => typeof query === 'string').slice(0, MOST) : null;
}

/** Storage may be refused or full, and what is in it damaged: then recent queries are a comfort that is missing. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
