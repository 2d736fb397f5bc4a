/**
 * Weights of `traitNumbers`, the bias last: log odds that other words were quoted than were spoken. Fitted by
 * scripts/fit-quotes.ts on 2026-11-26 on the development quotes: Earnings-21 and Rev16, 500 true quotes, 240
 * changed ones, 1,900 made changes at an eighth to a quarter of their weight. Judged by weights fitted without their
 * recording, true quotes are told from changed ones at .92 and .975; without their recogniser .94 and .971; without
 * their source .89 and .975.
 */
export const blockWeights: readonly number[] = [
  0.383, 3.391, 3.355, -5.051, -6.84, -3.307, -1.525, 2.691, -1.62, -2.049, 0.536, 0.99, 1.566, 0.259, -0.902,
  -0.727, 0.686, -0.869, -0.583, 0.738, 5.885, -8.968,
];
