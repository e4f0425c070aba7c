import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';

/** What a reader types, and the sections of the notes, as "slug/section", that answer it. */
export interface LabeledQuery {
  readonly id: string;
  readonly kind: QueryKind;
  readonly query: string;
  readonly sections: readonly string[];
}

/** The ways in which students ask. */
export const QUERY_KINDS = ['term', 'abbreviation', 'synonym', 'typo', 'formula', 'symptom', 'question'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

const entry = z.strictObject({
  id: z.string(),
  kind: z.enum(QUERY_KINDS),
  query: z.coerce.string(),
  section: z.union([z.string(), z.array(z.string())]),
});

const FOLDER = path.join(import.meta.dirname, 'queries');

/** Reads the labeled queries of all chapters, a file each. Throws for an entry that is none. */
export function readQueries(): readonly LabeledQuery[] {
  return readdirSync(FOLDER).flatMap((file) =>
    z
      .array(entry)
      .parse(parse(readFileSync(path.join(FOLDER, file), 'utf8')))
      .map(({ section, ...query }) => ({ ...query, sections: [section].flat() })),
  );
}
