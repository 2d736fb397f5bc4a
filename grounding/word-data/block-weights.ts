/**
 * Weights of `traitNumbers`, the bias last: log odds that other words were quoted than were spoken. Fitted by
 * test/grounding/fit-quotes.ts on 2026-11-26 on the development quotes: Earnings-21 and Rev16, 500 true quotes, 240
 * changed ones, 1,900 made changes at an eighth to a quarter of their weight. Judged by weights fitted without their
 * recording, true quotes are told from changed ones at .91 and .975; without their recogniser .92 and .967; without
 * their source .88 and .971.
 */
export const blockWeights: readonly number[] = [
  1.12, 3.083, 2.863, -5.499, -6.683, -2.485, -1.571, 2.145, -1.539, -1.922, 0.642, 0.982, 1.655, 0.276,
  -0.936, -0.681, 0.639, -0.826, -0.586, 0.75, 5.924, -9.102,
];
