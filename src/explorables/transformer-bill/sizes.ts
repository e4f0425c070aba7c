import { range } from '../../core/array.ts';
import { formatCount, formatNumber } from '../../core/format.ts';

const SCALES = ['', ' k', ' M', ' G', ' T', ' P', ' E'] as const;
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A count with three digits and the letter of its thousands: "7.09 M". */
export function shortCount(count: number): string {
  return scaled(count, 1000, SCALES);
}

/** A number of bytes with three digits in powers of 1,024: "36 MiB". */
export function shortBytes(bytes: number): string {
  return scaled(bytes, 1024, UNITS.map((unit) => ` ${unit}`)); // prettier-ignore
}

/** The shape of a tensor: "12 × 1024 × 1024", sizes from ten thousand on rounded. */
export function shapeText(shape: readonly number[]): string {
  return shape.map((size) => (size < 10000 ? String(size) : shortCount(size).replace(' ', ''))).join(' × ');
}

/** The largest divisor of `number` that is at most `wished`. */
export function divisorUpTo(wished: number, number: number): number {
  return range(Math.min(wished, number)).reduce((best, i) => (number % (i + 1) === 0 ? i + 1 : best), 1);
}

/** "1 layer", "12 layers". */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function scaled(size: number, base: number, names: readonly string[]): string {
  const fitting = names.findIndex((_, i) => Number((size / base ** i).toPrecision(3)) < 1000);
  const power = fitting === -1 ? names.length - 1 : fitting;
  return `${formatNumber(size / base ** power, 3)}${names[power] ?? ''}`;
}
