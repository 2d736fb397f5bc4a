import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { labelledTranscript, type SpokenTurn } from "./labelled-transcript.ts";

const talk: readonly SpokenTurn[] = [
  ["Nora Lind", "Welcome to the garden, everybody, and thank you for the cake."],
  ["Nora Lind", "Our museum in Bergen sold 17,500 tickets in March, and the director was happy."],
  ["Emil Roth", "The hotel will not open its restaurant in winter, because the kitchen is closed."],
  ["Nora Lind", "The train to Geneva leaves at 5 p.m. and costs three and a half million francs a year."],
  ["Emil Roth", "My sister bought two thirds of the vineyard in the nineteen nineties."],
  ["Nora Lind", "Nobody knows how many birds live on the island near the old port."],
];
const index = createGroundingIndex(labelledTranscript(talk));

const check = (language: string, text: string) => checkQuote(index, { text, language });

test.each([
  ["es", "Nuestro museo en Bergen vendió 17.500 entradas en marzo y la directora estaba contenta.", "s0002"],
  ["pt", "O nosso museu em Bergen vendeu 17.500 bilhetes em março e a diretora estava contente.", "s0002"],
  ["fr", "Notre musée à Bergen a vendu 17 500 billets en mars et la directrice était contente.", "s0002"],
  ["de", "Unser Museum in Bergen verkaufte im März 17.500 Tickets und die Direktorin war froh.", "s0002"],
  ["es", "El hotel no abrirá su restaurante en invierno porque la cocina está cerrada.", "s0003"],
  ["pt", "O hotel não abre o restaurante no inverno porque a cozinha está fechada.", "s0003"],
  ["fr", "L'hôtel n'ouvrira pas son restaurant en hiver, car la cuisine est fermée.", "s0003"],
  ["de", "Das Hotel öffnet sein Restaurant im Winter nicht, weil die Küche geschlossen ist.", "s0003"],
  ["es", "El tren a Ginebra sale a las 17 horas y cuesta 3,5 millones de francos al año.", "s0004"],
  ["de", "Der Zug nach Genf fährt um 17 Uhr und kostet dreieinhalb Millionen Franken im Jahr.", "s0004"],
  ["es", "Mi hermana compró dos tercios del viñedo en los años 90.", "s0005"],
  ["fr", "Ma soeur a acheté les deux tiers du vignoble dans les années 1990.", "s0005"],
  ["pt", "Ninguém sabe quantas aves vivem na ilha perto do velho porto.", "s0006"],
])(
  "%s: says where %j was said, and no number or denial stands against it",
  (language, ...[text, segment]) => {
    const { changes, verdict, note, evidence } = check(language, text);
    expect({ changes, segment: evidence[0]?.segments[1] }).toEqual({ changes: [], segment });
    expect(["said", "uncertain"]).toContain(verdict);
    expect(note).not.toContain("denies");
  },
);

test.each([
  ["es", "Nuestro museo en Bergen vendió 15.700 entradas en marzo.", "15700", "17,500"],
  ["pt", "O nosso museu em Bergen vendeu quinze mil e setecentos bilhetes em março.", "15700", "17,500"],
  ["fr", "Notre musée à Bergen a vendu quinze mille sept cents billets en mars.", "15700", "17,500"],
  ["de", "Unser Museum in Bergen verkaufte im März fünfzehntausendsiebenhundert Tickets.", "15700", "17,500"],
])("%s: a changed number is found in digits and in words: %s", (language, ...[text, quoted, spoken]) => {
  const { verdict, changes } = check(language, text);
  expect({ verdict, changes }).toEqual({ verdict: "altered", changes: [{ kind: "number", quoted, spoken }] });
});

test.each([
  ["es", "El hotel abrirá su restaurante en invierno porque la cocina está cerrada."],
  ["pt", "O hotel abre o restaurante no inverno porque a cozinha está fechada."],
  ["fr", "L'hôtel ouvrira son restaurant en hiver, car la cuisine est fermée."],
  ["de", "Das Hotel öffnet sein Restaurant im Winter, weil die Küche geschlossen ist."],
])("%s: a lost denial is warned of: %s", (language, text) => {
  const { verdict, note, evidence } = check(language, text);
  expect([verdict, evidence[0]?.segments[0]]).toEqual(["uncertain", "s0003"]);
  expect(note).toContain("one of the two denies something");
});

test("a translation that leads elsewhere than the quote's own words settles nothing", () => {
  const text = "Nuestro museo en Bergen vendió 17.500 entradas en marzo.";
  const translation =
    "Nobody knows how many birds live on the island near the old port of the town in winter.";
  expect(checkQuote(index, { text, language: "es" }, { translation }).verdict).not.toBe("not_said");
  expect(
    checkQuote(index, { text: "La directora del museo", language: "es" }, { translation }).verdict,
  ).not.toBe("said");
});

const fair = createGroundingIndex(
  labelledTranscript([
    [undefined, "the fair had 3 1 million visitors in august and 2 94 million of them paid at the gate"],
    [undefined, "a pig of 650 pounds escaped and ran 130 miles to the coast of the county"],
  ]),
);
const changesAt = (language: string, text: string) => checkQuote(fair, { text, language }).changes;

test("numbers whose decimal points the captions lost are the numbers with them, and no others", () => {
  const ofFair = (number: string) =>
    changesAt("es", `La feria tuvo ${number} millones de visitantes en agosto y 2,94 millones pagaron.`);
  expect(ofFair("3,1")).toEqual([]);
  expect(ofFair("31")[0]).toMatchObject({ kind: "number", quoted: "31000000" });
  expect(ofFair("3,2")[0]).toMatchObject({ kind: "number", quoted: "3200000" });
});

test.each([
  ["es", "Un cerdo de 295 kilos escapó y corrió 209 km hasta la costa del condado.", []],
  ["pt", "Um porco de 295 quilos fugiu e correu 130 milhas até à costa do condado.", []],
  ["fr", "Un porc de 295 kilos a fui et couru 209 km (130 miles) vers la côte du comté.", []],
  ["de", "Ein Schwein von 295 Kilo lief 209 Kilometer zur Küste der Grafschaft.", []],
  ["es", "Un cerdo de 395 kilos escapó y corrió 209 km hasta la costa del condado.", ["395"]],
  ["es", "Un cerdo de 295 kilos escapó y corrió 132 millas hasta la costa del condado.", ["132"]],
  ["es", "Un cerdo de 295 litros escapó y corrió 209 km hasta la costa del condado.", ["295"]],
])("%s: a measure is compared in its own unit: %s", (language, text, changed) => {
  expect(changesAt(language, text).map(({ quoted }) => quoted)).toEqual(changed);
});
