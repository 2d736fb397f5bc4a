/**
 * Weights of `traitNumbers`, the bias last: log odds that other words were quoted than were spoken. Fitted by
 * scripts/fit-quotes.ts on 2026-11-26 on the development quotes: Earnings-21 and Rev16, 500 true quotes, 240
 * changed ones, 3,200 made changes and 1,500 made variants. Judged by weights fitted without their recording, said
 * quotes are told from changed ones at .927 and .983; without their recogniser .92 and .97; without their source .915
 * and .97.
 */
export const blockWeights: readonly number[] = [
  -0.518, 8.206, -9.629, -0.548, 2.251, 3.236, -2.686, -7.476, -0.117, -0.136, -0.117, -1.353, -2.448, 0.485,
  0.787, 1.094, 0.001, -0.785, -0.809, 0.387, -0.438, 3.284, -7.24,
];
