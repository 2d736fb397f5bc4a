/** A power of a number of 0 or more that is the same, bit for bit, in every engine: those of `**` differ in the last bit. */
export function power(base: number, exponent: number): number {
  return base === 0 ? 0 : Math.exp(exponent * Math.log(base));
}
