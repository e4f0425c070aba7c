import type { PaperChoice } from '../../study/paper.ts';
import type { PoolChapter } from '../../study/pool.ts';

/** What a paper is about: "from all chapters", "from CNNs and RNNs", "from 7 chapters". */
export function scopeText(
  exam: Readonly<{ paper: PaperChoice | null; needs: Readonly<{ pool: readonly PoolChapter[] }> }>,
): string {
  const chosen = exam.needs.pool.filter(({ slug }) => exam.paper?.chapters.includes(slug) ?? false);
  if (chosen.length === 0) return 'from all chapters';
  if (chosen.length > MOST_NAMED) return `from ${chosen.length} chapters`;
  return `from ${new Intl.ListFormat('en-US').format(chosen.map(({ short }) => short))}`;
}

const MOST_NAMED = 4;
