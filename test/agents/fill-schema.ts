/** What a filled answer holds where a schema leaves it open. */
export interface Filling {
  /** Every text that is no id. */
  readonly text: string;
  /** Segment ids, in every list of texts. */
  readonly ids: readonly string[];
  /** Taken of a closed set where it is in it, else the first. */
  readonly choice: string;
  /** Items of every list of objects, numbered from 1 in their ids. */
  readonly items: number;
}

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
}

const idKeys: Readonly<Record<string, string>> = { claim: "c", quote: "q", id: "t" };

const sectionKinds = ["summary", "quotes", "main_ideas"];

/** A value of a JSON Schema as a careless or hostile model would give it. */
export function fillSchema(schema: unknown, filling: Filling): unknown {
  return fill(schema as Shape, filling, { key: "", index: 0 });
}

interface Place {
  readonly key: string;
  readonly index: number;
}

function fill(shape: Shape, filling: Filling, at: Place): unknown {
  if (shape.enum !== undefined) return shape.enum.includes(filling.choice) ? filling.choice : shape.enum[0];
  switch (typeOf(shape)) {
    case "boolean":
      return true;
    case "number":
    case "integer":
      return 3;
    case "array":
      return fillList(shape.items ?? {}, filling, at);
    case "object":
      return fillObject(shape, filling, at);
    default:
      return fillText(filling, at);
  }
}

function typeOf(shape: Shape): string | undefined {
  const type = shape.type ?? shape.anyOf?.[0]?.type;
  return typeof type === "string" ? type : type?.[0];
}

function fillList(items: Shape, filling: Filling, { key }: Place): unknown[] {
  if (items.properties === undefined) return [...filling.ids];
  return Array.from({ length: filling.items }, (_, index) => fill(items, filling, { key, index }));
}

function fillObject(shape: Shape, filling: Filling, { index }: Place): unknown {
  const entries = Object.entries(shape.properties ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, fill(value, filling, { key, index })]));
}

function fillText(filling: Filling, { key, index }: Place): string {
  if (key === "firstLine") return filling.ids[0] ?? "";
  if (key === "lastLine") return filling.ids.at(-1) ?? "";
  if (key === "kind") return sectionKinds[index % sectionKinds.length] ?? "";
  const prefix = idKeys[key];
  return prefix === undefined ? filling.text : `${prefix}${index + 1}`;
}
