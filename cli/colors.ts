import type pc from "picocolors";

/** Functions that colour text, or leave it as it is. */
export type Colors = ReturnType<typeof pc.createColors>;
