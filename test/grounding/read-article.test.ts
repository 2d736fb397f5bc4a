import { expect, test } from "vitest";
import { readArticle } from "../../grounding/read-article.ts";

function quotesOf(text: string, format: "text" | "markdown" | "html" = "markdown"): string[][] {
  return readArticle(text, { format, language: "en" }).quotes.map(({ quote }) => [
    quote.text,
    quote.speaker ?? "",
  ]);
}

function claimsOf(text: string, format: "text" | "markdown" | "html" = "markdown"): string[] {
  return readArticle(text, { format, language: "en" }).claims.map(({ claim }) => claim.text);
}

test.each([
  ['The mayor, Ana Ruiz, said: "The bridge will open in May."', "The bridge will open in May.", "Ana Ruiz"],
  ["“The bridge will open in May,” said Ana Ruiz.", "The bridge will open in May", "Ana Ruiz"],
  ["„Die Brücke öffnet im Mai“, sagte Ana Ruiz.", "Die Brücke öffnet im Mai", "Ana Ruiz"],
  ["»Die Brücke öffnet im Mai«, erklärte Ana Ruiz.", "Die Brücke öffnet im Mai", "Ana Ruiz"],
  ["« Le pont ouvrira en mai », a déclaré Ana Ruiz.", "Le pont ouvrira en mai", "Ana Ruiz"],
  ["Según Ana Ruiz: «El puente abrirá en mayo».", "El puente abrirá en mayo", "Ana Ruiz"],
  ["“El puente abrirá en mayo”, dijo Ana Ruiz.", "El puente abrirá en mayo", "Ana Ruiz"],
  ["“A ponte vai abrir em maio”, disse Ana Ruiz.", "A ponte vai abrir em maio", "Ana Ruiz"],
  ["彼女は「橋は五月に開きます」と言った。", "橋は五月に開きます", ""],
  ["'The bridge will open in May,' said Ana Ruiz.", "The bridge will open in May", "Ana Ruiz"],
  ["“The bridge will open in May.” — Ana Ruiz, mayor", "The bridge will open in May.", "Ana Ruiz"],
  ["“The bridge will open in May” (Ana Ruiz)", "The bridge will open in May", "Ana Ruiz"],
  ["Ana Ruiz: “The bridge will open in May.”", "The bridge will open in May.", "Ana Ruiz"],
  [
    "“The bridge will open in May,” explained the town engineer, Ana Ruiz.",
    "The bridge will open in May",
    "Ana Ruiz",
  ],
  [
    "“The bridge will open in May,” Dr. Ana Ruiz later told the council.",
    "The bridge will open in May",
    "Ana Ruiz",
  ],
  ["“The bridge will open in May,” said a friend of Ana Ruiz.", "The bridge will open in May", ""],
  ["“The bridge will open in May,” Ana and Tom said.", "The bridge will open in May", ""],
])("reads the quote and its speaker in %s", (text, quote, speaker) => {
  expect(quotesOf(text)).toEqual([[quote, speaker]]);
});

test("a term in quotation marks, a title and an apostrophe are no quotes", () => {
  const text =
    "They call it a “distillation factory” now. It's the dogs' bowl and the '90s' end. " +
    "She read “The Long Road Home” twice. The essay “nobody owns the rain that falls” came later.";
  expect(quotesOf(text)).toEqual([]);
});

test("two words are a quote when somebody is said to have said them", () => {
  expect(quotesOf("“Not yet,” said Ana Ruiz.")).toEqual([["Not yet", "Ana Ruiz"]]);
});

test("a quote inside a quote stays inside", () => {
  expect(quotesOf("“He told me ‘never again will I go’ and left,” said Ana Ruiz.")).toEqual([
    ["He told me ‘never again will I go’ and left", "Ana Ruiz"],
  ]);
});

test("a quote broken by its attribution is one quote with an elision", () => {
  const text = "“We will ship the boat,” said Ana Ruiz, “in May.”";
  const [only] = readArticle(text, { format: "text" }).quotes;
  expect(only?.quote).toEqual({ text: "We will ship the boat […] in May.", speaker: "Ana Ruiz" });
  expect(text.slice(only?.span.start, only?.span.end)).toBe(
    "We will ship the boat,” said Ana Ruiz, “in May.",
  );
});

test("a quote after a finished attribution goes on with the same speaker", () => {
  expect(quotesOf("“It is a long road,” said Ana Ruiz. “We walk it.”")).toEqual([
    ["It is a long road", "Ana Ruiz"],
    ["We walk it.", "Ana Ruiz"],
  ]);
});

test("a pronoun stands for the one speaker named in the paragraph", () => {
  expect(quotesOf("Ana Ruiz said the port was closed. “We wait for spring,” she added.")).toEqual([
    ["We wait for spring", "Ana Ruiz"],
  ]);
});

test.each([
  "“We wait for spring,” she said.",
  "Ana Ruiz said no. Mei Lin said yes. “We wait for spring,” she added.",
  "Ana Ruiz said the port was closed. Then Mei Lin got up. “We wait for spring,” she added.",
  "Ana Ruiz said the port was closed.\n\n“We wait for spring,” she added.",
])("a pronoun stays without a name in %j", (text) => {
  expect(quotesOf(text)).toEqual([["We wait for spring", ""]]);
});

test("a block quote takes its speaker from the line under it or over it", () => {
  const text =
    "> We never missed a ferry.\n>\n> — Mei Lin, deputy\n\nTom Hale warned:\n\n> The money is gone.\n";
  expect(quotesOf(text)).toEqual([
    ["We never missed a ferry.", "Mei Lin"],
    ["The money is gone.", "Tom Hale"],
  ]);
});

test.each(["QUOTES", "Citas", "Best quotations:", "Zitate", "Citações", "Citations", "💬 Frases destacadas"])(
  "a list under %s holds quotes, with marks or without",
  (heading) => {
    const text = `Report\n\n${heading}\n\n• "we go home now"\n• we stay here — Mei Lin\n• Tom Hale: we swim\n`;
    const { quotes, claims } = readArticle(text, { format: "text" });
    expect(quotes.map(({ quote }) => [quote.text, quote.speaker])).toEqual([
      ["we go home now", undefined],
      ["we stay here", "Mei Lin"],
      ["we swim", "Tom Hale"],
    ]);
    expect(claims).toEqual([]);
  },
);

test("a claim is each sentence that states something and each list item", () => {
  const text =
    "# Port news\n\nThe crane cost 3.4 million euros. Who will pay for it? Dr. Lin is not worried.\n\n" +
    "Three things were decided:\n\n- A new crane\n- The old pier closes\n";
  expect(claimsOf(text)).toEqual([
    "The crane cost 3.4 million euros.",
    "Dr. Lin is not worried.",
    "A new crane",
    "The old pier closes",
  ]);
});

test("advice, menus and boilerplate are no claims", () => {
  const text =
    "Port news\n\n💭 Ask now\n\nFACTS\n\n• The pier is closed.\n\nRECOMENDACIONES\n\n• Close the pier.\n\n" +
    "Share\n\nPowered by NOTARIA\n";
  expect(claimsOf(text, "text")).toEqual(["The pier is closed."]);
});

test("a sentence that only introduces a quote is no claim, one that states more is", () => {
  const text =
    "Ana Ruiz told the meeting: “The pier is closed.” The budget of the port fell by 14 percent, " +
    "which Ana Ruiz called “a small miracle for all of us”.";
  expect(claimsOf(text)).toEqual([
    "The budget of the port fell by 14 percent, which Ana Ruiz called a small miracle for all of us.",
  ]);
});

test("a claim names who is said to have said it", () => {
  const text = "Ana Ruiz says that the pier is closed. According to Mei Lin, it opens in May. It is old.";
  const { claims } = readArticle(text, { format: "text" });
  expect(claims.map(({ claim }) => claim.speaker)).toEqual(["Ana Ruiz", "Mei Lin", undefined]);
});

test("Markdown shows a link's text and leaves out code, tables and notes", () => {
  const text =
    "The [old **pier**](https://example.org) is *closed*.[^1]\n\n```\nThe code is not read.\n```\n\n" +
    "| a | b |\n|---|---|\n\n[^1]: https://example.org\n";
  const { claims } = readArticle(text, { format: "markdown" });
  expect(claims.map(({ claim }) => claim.text)).toEqual(["The old pier is closed."]);
  expect(text.slice(claims[0]?.span.start, claims[0]?.span.end)).toBe(
    "The [old **pier**](https://example.org) is *closed*.",
  );
});

test("HTML leaves out menus and scripts and keeps places in the source", () => {
  const text =
    '<html lang="en"><head><title>Port &amp; pier</title></head><body><nav>Home of the best news today.</nav>' +
    "<h2>Facts</h2><ul><li>The pier &amp; the crane are <b>closed</b>.</li></ul><script>var a = 1;</script>" +
    "<p>&ldquo;We wait for spring,&rdquo; said Ana Ruiz.</p><blockquote>We never sleep here.</blockquote></body></html>";
  const { title, language, quotes, claims } = readArticle(text, { format: "html" });
  expect({ title, language }).toEqual({ title: "Port & pier", language: "en" });
  expect(quotes.map(({ quote }) => quote)).toEqual([
    { text: "We wait for spring", speaker: "Ana Ruiz" },
    { text: "We never sleep here." },
  ]);
  expect(claims.map(({ claim, section }) => [claim.text, section])).toEqual([
    ["The pier & the crane are closed.", "Facts"],
  ]);
  expect(text.slice(claims[0]?.span.start, claims[0]?.span.end)).toBe(
    "The pier &amp; the crane are <b>closed</b>.",
  );
});

test("captions joined on one line of a pasted page are not read as an article", () => {
  const captions = Array.from({ length: 9 }, () => "we said this.").join("<br>");
  expect(claimsOf(`Talk\n\nThe talk was short.\n\n${captions}\n`, "text")).toEqual(["The talk was short."]);
});

test("a name after a dash is the speaker under a quote and an item in a list", () => {
  const text = "Report\n\n“The pier is closed for good.”\n– Mei Lin\n\nNAMES\n\n– Ana Ruiz\n– Tom Hale\n";
  const { quotes, claims } = readArticle(text, { format: "text" });
  expect(quotes.map(({ quote }) => quote)).toEqual([
    { text: "The pier is closed for good.", speaker: "Mei Lin" },
  ]);
  expect(claims.map(({ claim }) => claim.text)).toEqual(["Ana Ruiz", "Tom Hale"]);
});

test("an item of a list keeps its nested items and its continued line", () => {
  const text =
    "# Port\n\n- The pier is closed\n  for the winter\n    - The crane too\n\nIt is old.\n\n    const more = 2;\n";
  expect(claimsOf(text)).toEqual(["The pier is closed for the winter", "The crane too", "It is old."]);
});

test("a section is the nearest heading, the title is none", () => {
  const text = "# Port news\n\nIt is old.\n\n## The pier\n\nIt is closed.\n";
  const { title, claims } = readArticle(text, { format: "markdown" });
  expect(title).toBe("Port news");
  expect(claims.map(({ section }) => section)).toEqual([undefined, "The pier"]);
});

test("more than 2,000 items are cut and said to be", () => {
  const article = readArticle("The pier is closed. ".repeat(2_100), { format: "text" });
  expect(article.claims.length).toBe(2_000);
  expect(article.truncated).toBe(true);
  expect(readArticle("The pier is closed.", { format: "text" }).truncated).toBeUndefined();
});

test.each([
  [
    "—Zarpamos en mayo con el viento —dijo Ana Ruiz—. Nadie lo duda aquí.",
    [
      ["Zarpamos en mayo con el viento", "Ana Ruiz"],
      ["Nadie lo duda aquí.", "Ana Ruiz"],
    ],
  ],
  ["—Zarpamos —dijo Ana Ruiz— en mayo con el viento.", [["Zarpamos […] en mayo con el viento.", "Ana Ruiz"]]],
  ["—¿Quién lo sabe? —preguntó Ana Ruiz.", [["¿Quién lo sabe?", "Ana Ruiz"]]],
  ["—Zarpamos en mayo —sin viento— y volvemos en junio.", []],
  ["— Ana Ruiz", []],
  ["– El barco sale a las cinco.\n– El otro no sale hoy.", []],
])("reads speech between dashes in %s", (text, quotes) => {
  expect(quotesOf(text)).toEqual(quotes);
});

test("speech over several paragraphs has its words in each, straight marks too", () => {
  const text =
    'Ana Ruiz said: "We sail in May. We sail at noon.\n\n"And we do not stop at the island."\n\nThe board is 5" wide.';
  expect(quotesOf(text)).toEqual([
    ["We sail in May. We sail at noon.", "Ana Ruiz"],
    ["And we do not stop at the island.", ""],
  ]);
  expect(claimsOf(text)).toEqual(['The board is 5" wide.']);
});

test("a German date ends no sentence, a figure before a full stop does", () => {
  expect(
    claimsOf(
      "Das Boot fährt seit dem 2. Mai. Am 3. Tag fuhr es zwölfmal. Es hält seit 2. Mai. Es waren 12. Niemand klagte.",
    ),
  ).toEqual([
    "Das Boot fährt seit dem 2. Mai.",
    "Am 3. Tag fuhr es zwölfmal.",
    "Es hält seit 2. Mai.",
    "Es waren 12.",
    "Niemand klagte.",
  ]);
});
