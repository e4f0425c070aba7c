/** A circle in a drawing. */
export interface Circle {
  readonly center: readonly [number, number];
  readonly radius: number;
}

/** The place on a circle at an angle in degrees, counterclockwise from the right. */
export function placeAt({ center, radius }: Circle, angle: number): readonly [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [center[0] + radius * Math.cos(radians), center[1] - radius * Math.sin(radians)];
}

/** The angle, in whole degrees from 0 up to 359, at which a place is seen from the center. */
export function angleAt({ center }: Circle, [x, y]: readonly [number, number]): number {
  return turned(Math.round((Math.atan2(center[1] - y, x - center[0]) * 180) / Math.PI), 0);
}

/** An angle turned by some degrees, brought into [0, 360). */
export function turned(angle: number, by: number): number {
  return (((angle + by) % 360) + 360) % 360;
}
