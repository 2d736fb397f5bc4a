/** A check whose note says which model could not be asked about it, and why. */
export function withFailures<C extends { readonly note?: string }>(check: C, failures: readonly string[]): C {
  if (failures.length === 0) return check;
  const told = `Not checked by ${failures.join(" Nor by ")}`;
  return { ...check, note: check.note === undefined ? told : `${check.note} ${told}` };
}
