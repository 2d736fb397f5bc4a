/**
 * Version of the built-in engine. Goes up with each release that judges, finds or extracts otherwise: results that an
 * earlier one gave, and that a store has kept, are then worked out anew.
 */
export const engineVersion = "4";
