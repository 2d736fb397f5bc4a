/** A key with what it scores. */
export type Scored = readonly [key: number, score: number];

/** Keys with their scores, best first, ties by the lower key; those that nobody asks for are never put in order. */
export function* bestFirst(scores: ReadonlyMap<number, number>): Generator<Scored, void> {
  const heap = [...scores];
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at);
  for (let best = heap[0]; best !== undefined; best = heap[0]) {
    yield best;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    sink(heap, 0);
  }
}

function sink(heap: Scored[], from: number): void {
  const moved = heap[from];
  if (moved === undefined) return;
  let at = from;
  for (;;) {
    const left = 2 * at + 1;
    const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
    const other = heap[child];
    if (other === undefined || !isBefore(other, moved)) break;
    heap[at] = other;
    at = child;
  }
  heap[at] = moved;
}

function isBefore(one: Scored | undefined, other: Scored | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined;
  return one[1] === other[1] ? one[0] < other[0] : one[1] > other[1];
}
