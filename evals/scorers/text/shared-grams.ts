/**
 * For each order from 1 to `maxOrder`, how many n-grams two sequences share, each at most as often as the one
 * that has fewer of it.
 */
export function countSharedGrams(
  left: readonly string[],
  right: readonly string[],
  maxOrder: number,
): number[] {
  const symbols = new Map<string, number>();
  for (const symbol of right) if (!symbols.has(symbol)) symbols.set(symbol, symbols.size);
  const numbersOf = (sequence: readonly string[]): number[] =>
    sequence.map((symbol) => symbols.get(symbol) ?? -1);
  const tree = plantGrams(numbersOf(right), maxOrder, symbols.size);
  const shared = new Array<number>(maxOrder).fill(0);
  const sequence = numbersOf(left);
  for (let start = 0; start < sequence.length; start += 1) matchFrom(tree, sequence, { start, shared });
  return shared;
}

interface GramTree {
  /** How many symbols there are. */
  readonly width: number;
  /** Node and symbol, as `node * width + symbol`, to the child node; 0 is the root. */
  readonly children: ReadonlyMap<number, number>;
  /** How often the n-gram that ends at the node stands in the sequence; taken down as it is matched. */
  readonly counts: number[];
}

function plantGrams(sequence: readonly number[], maxOrder: number, width: number): GramTree {
  const children = new Map<number, number>();
  const counts = [0];
  for (let start = 0; start < sequence.length; start += 1) {
    const end = Math.min(sequence.length, start + maxOrder);
    let node = 0;
    for (let at = start; at < end; at += 1) {
      const key = node * width + (sequence[at] ?? 0);
      let child = children.get(key);
      if (child === undefined) {
        child = counts.push(0) - 1;
        children.set(key, child);
      }
      counts[child] = (counts[child] ?? 0) + 1;
      node = child;
    }
  }
  return { width, children, counts };
}

/** Counts the n-grams that begin at `start` and are still free into `shared`. */
function matchFrom(
  tree: GramTree,
  sequence: readonly number[],
  { start, shared }: { readonly start: number; readonly shared: number[] },
): void {
  const end = Math.min(sequence.length, start + shared.length);
  let node = 0;
  for (let at = start; at < end; at += 1) {
    const symbol = sequence[at] ?? -1;
    const child = symbol < 0 ? undefined : tree.children.get(node * tree.width + symbol);
    // A longer n-gram cannot be there when its beginning is not.
    if (child === undefined) return;
    node = child;
    const free = tree.counts[node] ?? 0;
    if (free === 0) continue;
    tree.counts[node] = free - 1;
    shared[at - start] = (shared[at - start] ?? 0) + 1;
  }
}
