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
  const rightSymbols = right.map((symbol) => {
    const known = symbols.get(symbol) ?? symbols.size;
    symbols.set(symbol, known);
    return known;
  });
  const tree = plantGrams(rightSymbols, { maxOrder, width: symbols.size });
  const leftSymbols = left.map((symbol) => symbols.get(symbol));
  const shared = new Array<number>(maxOrder).fill(0);
  for (const start of leftSymbols.keys())
    for (const [depth, node] of walkTree(tree, leftSymbols.slice(start, start + maxOrder)).entries())
      shared[depth] = (shared[depth] ?? 0) + takeOne(tree, node);
  return shared;
}

interface GramTree {
  readonly width: number;
  /** Node and symbol, as `node * width + symbol`, to the child node; 0 is the root. */
  readonly children: ReadonlyMap<number, number>;
  /** How often the n-gram that ends at the node stands in the sequence; taken down as it is matched. */
  readonly counts: number[];
}

function plantGrams(
  sequence: readonly number[],
  { maxOrder, width }: { readonly maxOrder: number; readonly width: number },
): GramTree {
  const children = new Map<number, number>();
  const counts = [0];
  for (let start = 0; start < sequence.length; start += 1) {
    let node = 0;
    const end = Math.min(sequence.length, start + maxOrder);
    for (const symbol of sequence.slice(start, end)) {
      const key = node * width + symbol;
      const child = children.get(key) ?? counts.push(0) - 1;
      children.set(key, child);
      counts[child] = (counts[child] ?? 0) + 1;
      node = child;
    }
  }
  return { width, children, counts };
}

/** The nodes that a sequence passes; a longer n-gram cannot be there when its beginning is not. */
function walkTree(tree: GramTree, sequence: readonly (number | undefined)[]): number[] {
  const path: number[] = [];
  let node: number | undefined = 0;
  for (const symbol of sequence) {
    if (symbol === undefined) break;
    node = tree.children.get(node * tree.width + symbol);
    if (node === undefined) break;
    path.push(node);
  }
  return path;
}

/** 1 when the n-gram of that node was still free to be matched, else 0. */
function takeOne(tree: GramTree, node: number): number {
  const free = tree.counts[node] ?? 0;
  if (free === 0) return 0;
  tree.counts[node] = free - 1;
  return 1;
}
