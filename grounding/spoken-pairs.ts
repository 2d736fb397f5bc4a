/** What a recording holds of numbers. */
export interface HeldNumbers {
  holds(value: number): boolean;
  /** Whether the second number is spoken right behind the first. */
  holdsPair(first: number, second: number): boolean;
}

const twoDecimals = /(?<![\d.,])(\d{1,3})[.,](\d\d)(?![\d%]|[.,]\d)/g;

/**
 * A text in which a figure with two decimals is parted where the recording has two numbers for it, and not the figure:
 * "the 5.40 boat" for "the five forty boat". Each letter stays in its place.
 */
export function partSpokenPairs(text: string, held: HeldNumbers): string {
  return text.replace(twoDecimals, (written: string, first: string, second: string) => {
    const isPair = !held.holds(Number(`${first}.${second}`)) && held.holdsPair(Number(first), Number(second));
    return isPair ? `${first}:${second}` : written;
  });
}
