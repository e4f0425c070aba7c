import { formatNumber } from '../../core/format.ts';

/** A number with as many digits as its place in the picture holds: "0.71", "−12.3", "240", "≈ 0" for one that is not quite 0. */
export function written(x: number): string {
  if (x !== 0 && Math.abs(x) < 0.005) return '≈ 0';
  const digits = Math.abs(x) >= 99.95 ? 0 : Math.abs(x) >= 9.995 ? 1 : 2;
  return formatNumber(Number(x.toFixed(digits)), 4);
}
