/** A count with its unit, whose plural ends in s: "1 card", "12 cards", "0 cards". */
export function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
