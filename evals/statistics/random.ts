/** Gives a number in [0, 1) a call; passed in by the caller, so that the same seed gives the same figures. */
export type Random = () => number;

/** A seeded generator with a state of 128 bits (sfc32, C. Doty-Humphrey, PractRand). */
export function createRandom(seed: number): Random {
  const low = seed | 0;
  const state = new Uint32Array([low, Math.floor(seed / 2 ** 32), 0x9e3779b9, 1]);
  const next = (): number => {
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const result = (a + b + counter) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + result;
    state[3] = counter + 1;
    return result / 2 ** 32;
  };
  // Near seeds give near states at first.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** A whole number from 0 to `limit` − 1. */
export function drawIndex(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}
