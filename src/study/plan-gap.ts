/** The days after which a topic comes back, both ends included. */
export interface Gap {
  readonly least: number;
  readonly most: number;
}

/**
 * When a topic comes back that was learned or repeated `left` days before the exam: after 0.2 to 0.4 of these days,
 * the gap after which most is kept (Cepeda et al. 2008), and never without a night between.
 *
 * Null where no day before the exam lies between: on the day before it (`left` = 1) and later.
 */
export function gapBefore(left: number): Gap | null {
  if (left < 2) return null;
  const least = Math.max(1, Math.ceil(round(LEAST_SHARE * left)));
  return { least, most: Math.max(least, Math.floor(round(MOST_SHARE * left))) };
}

/** The gap that is tried first: in the middle, or the shortest for a topic that is not known. */
export function preferredGap({ least, most }: Gap, isWeak: boolean): number {
  return isWeak ? least : Math.round((least + most) / 2);
}

const LEAST_SHARE = 0.2;
const MOST_SHARE = 0.4;

/** 0.2 times 15 is a little more than 3 to a computer. */
function round(x: number): number {
  return Number(x.toFixed(9));
}
