/**
 * Weights of `traitNumbers`, the bias last: log odds that other words were quoted than were spoken. Fitted by
 * scripts/fit-quotes.ts on 2026-11-26 on the development quotes: Earnings-21 and Rev16, 500 true quotes, 240
 * changed ones, 3,200 made changes and 1,500 made variants. Judged by weights fitted without their recording, said
 * quotes are told from changed ones at .927 and .975; without their recogniser .92 and .97; without their source .915
 * and .97.
 */
export const blockWeights: readonly number[] = [
  -0.186, 7.435, -9.77, -0.259, 2.277, 3.118, -2.687, -6.915, -0.065, 0.035, -0.065, -1.374, -2.411, 0.492,
  0.778, 1.188, 0.017, -0.713, -0.862, 0.284, -0.479, 3.4, -7.513,
];
