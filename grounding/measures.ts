import type { Token } from "./token.ts";

/** An amount in the first unit of its kind: metres, kilograms, hectares, litres. */
interface Measure {
  readonly kind: number;
  /** How much one of its unit is. */
  readonly unit: number;
  readonly amount: number;
}

/** Kinds of units; of each the units of English, Spanish, Portuguese, French and German, and how much one is. */
const kinds: readonly (readonly (readonly [words: string, unit: number])[])[] = [
  [
    ["m metre metres meter meters metro metros metern", 1],
    [
      "km kilometre kilometres kilometer kilometers kilometern kilometro kilometros quilometro quilometros",
      1000,
    ],
    ["cm centimetre centimetres centimeter centimeters centimetro centimetros zentimeter zentimetern", 0.01],
    ["mile miles milla millas milha milhas mille milles meile meilen", 1609.344],
    ["yard yards yarda yardas jarda jardas", 0.9144],
    ["foot feet pie pies pe pes pied pieds fuss", 0.3048],
    ["inch inches pulgada pulgadas polegada polegadas pouce pouces zoll", 0.0254],
  ],
  [
    [
      "kg kilo kilos quilo quilos kilogram kilograms kilogramo kilogramos quilograma quilogramas kilogramme kilogrammes kilogramm",
      1,
    ],
    ["tonne tonnes tonelada toneladas tonnen", 1000],
    ["pound pounds lb lbs libra libras livre livres pfund", 0.45359],
    ["ounce ounces onza onzas onca oncas once onces unze unzen", 0.02835],
  ],
  [
    ["hectare hectares hectarea hectareas hektar", 1],
    ["acre acres", 0.40469],
  ],
  [
    ["litre litres liter liters litern litro litros", 1],
    ["gallon gallons galon galones galao galoes gallonen", 3.7854],
  ],
];

const units: ReadonlyMap<string, Omit<Measure, "amount">> = new Map(
  kinds.flatMap((names, kind) =>
    names.flatMap(([words, unit]) => words.split(" ").map((word) => [word, { kind, unit }] as const)),
  ),
);

/** Translators round what they bring to another unit. */
const rounding = 0.03;

/** Whether two numbers, each with the words behind it, are one measure in two units: `130 miles`, `209 km`. */
export function isConverted(
  left: Token,
  right: Token,
  sides: { readonly left: readonly Token[]; readonly right: readonly Token[] },
): boolean {
  const a = measureOf(left, sides.left);
  const b = measureOf(right, sides.right);
  if (a === undefined || b === undefined || a.kind !== b.kind || a.unit === b.unit) return false;
  return Math.abs(a.amount - b.amount) <= rounding * Math.max(a.amount, b.amount);
}

function measureOf(token: Token, tokens: readonly Token[]): Measure | undefined {
  const unit = units.get(tokens[tokens.indexOf(token) + 1]?.key ?? "");
  if (unit === undefined || token.value === undefined) return undefined;
  return { ...unit, amount: unit.unit * token.value };
}
