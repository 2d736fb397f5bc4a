const rootTwoPi = Math.sqrt(2 * Math.PI);

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / rootTwoPi;
}

/**
 * Φ(x), the standard normal distribution function, to about 15 digits, in the tails relative to the value: a series
 * in the middle (G. Marsaglia 2004, Evaluating the normal distribution) and a continued fraction outside
 * (Abramowitz and Stegun 26.2.14).
 */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x);
  return x > -3 ? 0.5 + middleSeries(x) : upperTail(-x);
}

function middleSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum * normalDensity(x);
}

function upperTail(x: number): number {
  let fraction = x;
  for (let step = 120; step >= 1; step -= 1) fraction = x + step / fraction;
  return normalDensity(x) / fraction;
}

/** The x with Φ(x) = `probability`; −Infinity at 0 and Infinity at 1. */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability <= 0) return Number.NEGATIVE_INFINITY;
  let x = roughQuantile(probability);
  // Halley's method: each step about triples the digits.
  for (let step = 0; step < 4; step += 1) {
    const error = (normalCdf(x) - probability) / normalDensity(x);
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}

/** Abramowitz and Stegun 26.2.23, within 4.5e-4, for probabilities to ½. */
function roughQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return above / below - t;
}
