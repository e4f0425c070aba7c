/** A complex number: its real and its imaginary part. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** The distance of a complex number from 0. */
export function modulus({ re, im }: Complex): number {
  return Math.hypot(re, im);
}

/** The angle of a complex number in (-π, π]; 0 for the number 0. */
export function argument({ re, im }: Complex): number {
  return Math.atan2(im, re);
}

/** e^{iφ}: the point of the unit circle at the angle φ, in radians. */
export function unitComplex(angle: number): Complex {
  return { re: Math.cos(angle), im: Math.sin(angle) };
}

/** The complex number mirrored at the real axis. */
export function conjugate({ re, im }: Complex): Complex {
  return { re, im: -im };
}

/** The product of two complex numbers. */
export function complexProduct(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

/** a + factor · b, for a real factor. */
export function complexSum(a: Complex, b: Complex, factor = 1): Complex {
  return { re: a.re + factor * b.re, im: a.im + factor * b.im };
}

/** The powers a⁰, a¹, ..., aⁿ of a complex number. */
export function complexPowers(a: Complex, n: number): readonly Complex[] {
  const powers: Complex[] = [];
  for (let power: Complex = { re: 1, im: 0 }; powers.length <= n; power = complexProduct(power, a)) powers.push(power);
  return powers;
}
