import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { plainTranscript } from "./plain-transcript.ts";

/** What is spoken and written for one value, and another value in writing. */
type Form = readonly [spoken: string, written: string, other: string];

interface LanguageForms {
  readonly before: string;
  readonly after: string;
  /** Sentence with `{}` for the quantity. */
  readonly frame: string;
  readonly forms: readonly Form[];
}

const languages: Readonly<Record<string, LanguageForms>> = {
  en: {
    before: "The gardeners met again behind the greenhouse.",
    after: "Nobody had brought an umbrella that evening.",
    frame: "Our treasurer wrote down {} in the blue ledger before lunch.",
    forms: [
      ["twelve hundred bulbs", "1,200 bulbs", "2,100 bulbs"],
      ["two and a half percent", "2.5%", "3.5%"],
      ["one point five million crowns", "1.5 million crowns", "1.5 billion crowns"],
      ["three and a half billion dollars", "$3.5 billion", "$3.5 million"],
      ["two thousand and eight pots", "2008 pots", "2018 pots"],
      ["the twenty-first delivery", "the 21st delivery", "the 23rd delivery"],
      ["two thirds of the seeds", "2/3 of the seeds", "3/4 of the seeds"],
      ["three quarters of the seeds", "3/4 of the seeds", "1/4 of the seeds"],
      ["one and a half tons", "1½ tons", "2½ tons"],
      ["ten to twelve rakes", "10-12 rakes", "10-15 rakes"],
      ["March third twenty twenty-one", "March 3, 2021", "March 3, 2012"],
      ["the third of March twenty twenty-one", "2021-03-03", "2021-05-03"],
      ["five thirty p.m.", "5:30 pm", "5:40 pm"],
      ["twenty degrees celsius", "20 °C", "22 °C"],
      ["two dozen eggs", "24 eggs", "36 eggs"],
      ["a quarter of a million seeds", "250,000 seeds", "750,000 seeds"],
      ["ten thousand seeds", "10k seeds", "100k seeds"],
      ["one hundred and one rakes", "101 rakes", "110 rakes"],
      ["fifteen kilometers", "15 km", "15 m"],
      ["minus five degrees", "-5 degrees", "-9 degrees"],
      ["nineteen eighty-four", "1984", "1948"],
      ["three times five", "3 times 5", "4 times 5"],
    ],
  },
  es: {
    before: "Los jardineros se reunieron otra vez detrás del invernadero.",
    after: "Nadie había traído paraguas aquella tarde.",
    frame: "Nuestra tesorera apuntó {} en el cuaderno azul antes de comer.",
    forms: [
      ["mil doscientos bulbos", "1.200 bulbos", "2.100 bulbos"],
      ["dos coma cinco por ciento", "2,5 %", "3,5 %"],
      ["mil quinientos millones de euros", "1.500 millones de euros", "1.500.000 euros"],
      ["dos mil millones de pesos", "2.000 millones de pesos", "3.000 millones de pesos"],
      ["un millón doscientas mil semillas", "1.200.000 semillas", "1.300.000 semillas"],
      ["medio millón de semillas", "500.000 semillas", "600.000 semillas"],
      ["un millón y medio de semillas", "1,5 millones de semillas", "2,5 millones de semillas"],
      ["ciento un rastrillos", "101 rastrillos", "110 rastrillos"],
      ["ciento una macetas", "101 macetas", "201 macetas"],
      ["veintiún mil euros", "21.000 €", "22.000 €"],
      ["treinta y un mil euros", "31.000 euros", "13.000 euros"],
      ["dos tercios de las semillas", "2/3 de las semillas", "1/3 de las semillas"],
      ["tres cuartos de las semillas", "3/4 de las semillas", "1/4 de las semillas"],
      ["la vigésima entrega", "la 20.ª entrega", "la 30.ª entrega"],
      ["el tres de mayo de dos mil veintiuno", "el 3 de mayo de 2021", "el 3 de mayo de 2012"],
      ["el tres de mayo de dos mil veintiuno", "el 3/5/2021", "el 4/5/2021"],
      ["las cinco y cuarto", "las 5:15", "las 5:45"],
      ["las diez menos veinte", "las 9:40", "las 10:20"],
      ["cinco euros con veinte", "5,20 euros", "5,40 euros"],
      ["doce kilómetros", "12 km", "21 km"],
      ["veinte grados", "20 °", "25 °"],
      ["entre diez y doce rastrillos", "entre 10 y 12 rastrillos", "entre 10 y 15 rastrillos"],
      ["de diez a doce rastrillos", "10-12 rastrillos", "10-15 rastrillos"],
      ["los años noventa", "los años 90", "los años 80"],
      ["mil novecientos ochenta y cuatro", "1984", "1948"],
      ["dos docenas de huevos", "24 huevos", "36 huevos"],
      ["menos cinco grados", "-5 grados", "-9 grados"],
      ["cien mil semillas", "100 000 semillas", "200 000 semillas"],
    ],
  },
  pt: {
    before: "Os jardineiros reuniram-se outra vez atrás da estufa.",
    after: "Ninguém tinha trazido guarda-chuva naquela tarde.",
    frame: "A nossa tesoureira anotou {} no caderno azul antes do almoço.",
    forms: [
      ["mil e duzentos bolbos", "1.200 bolbos", "2.100 bolbos"],
      ["dois vírgula cinco por cento", "2,5%", "3,5%"],
      ["mil e quinhentos milhões de euros", "1.500 milhões de euros", "1.500.000 euros"],
      ["dois mil milhões de euros", "2 bilhões de euros", "3 bilhões de euros"],
      ["um milhão e duzentas mil sementes", "1.200.000 sementes", "1.300.000 sementes"],
      ["meio milhão de sementes", "500 mil sementes", "600 mil sementes"],
      ["um milhão e meio de sementes", "1,5 milhão de sementes", "2,5 milhões de sementes"],
      ["cento e um ancinhos", "101 ancinhos", "110 ancinhos"],
      ["setecentas e vinte sementes", "720 sementes", "730 sementes"],
      ["vinte e um mil euros", "21.000 €", "22.000 €"],
      ["dois terços das sementes", "2/3 das sementes", "1/3 das sementes"],
      ["três quartos das sementes", "3/4 das sementes", "1/4 das sementes"],
      ["a vigésima primeira entrega", "a 21ª entrega", "a 23ª entrega"],
      ["três de maio de dois mil e vinte e um", "3 de maio de 2021", "3 de maio de 2012"],
      ["três de maio de dois mil e vinte e um", "03/05/2021", "04/05/2021"],
      ["primeiro de maio", "1º de maio", "2 de maio"],
      ["às cinco e meia", "às 5h30", "às 5h45"],
      ["quarenta reais", "R$ 40", "R$ 50"],
      ["doze quilómetros", "12 km", "21 km"],
      ["vinte graus", "20 °", "25 °"],
      ["dez a doze ancinhos", "10-12 ancinhos", "10-15 ancinhos"],
      ["os anos noventa", "os anos 90", "os anos 80"],
      ["mil novecentos e oitenta e quatro", "1984", "1948"],
      ["duas dúzias de ovos", "24 ovos", "36 ovos"],
      ["menos cinco graus", "-5 graus", "-9 graus"],
      ["dezessete mil sementes", "17 mil sementes", "16 mil sementes"],
    ],
  },
  fr: {
    before: "Les jardiniers se sont retrouvés derrière la serre.",
    after: "Personne n'avait apporté de parapluie ce soir-là.",
    frame: "Notre trésorière a noté {} dans le cahier bleu avant le repas.",
    forms: [
      ["mille deux cents bulbes", "1 200 bulbes", "2 100 bulbes"],
      ["deux virgule cinq pour cent", "2,5 %", "3,5 %"],
      ["un milliard et demi d'euros", "1,5 milliard d'euros", "1,5 million d'euros"],
      ["un million deux cent mille graines", "1 200 000 graines", "1 300 000 graines"],
      ["un demi-million de graines", "500 000 graines", "600 000 graines"],
      ["cent un râteaux", "101 râteaux", "110 râteaux"],
      ["quatre-vingt-dix râteaux", "90 râteaux", "80 râteaux"],
      ["quatre-vingt-un râteaux", "81 râteaux", "91 râteaux"],
      ["quatre-vingt-dix-sept râteaux", "97 râteaux", "87 râteaux"],
      ["soixante-quinze râteaux", "75 râteaux", "65 râteaux"],
      ["vingt et un mille euros", "21 000 €", "22 000 €"],
      ["mille deux cents euros cinquante", "1 200,50 euros", "1 200,80 euros"],
      ["les deux tiers des graines", "les 2/3 des graines", "les 3/4 des graines"],
      ["les trois quarts des graines", "les 3/4 des graines", "les 2/3 des graines"],
      ["la vingt et unième livraison", "la 21e livraison", "la 23e livraison"],
      ["le trois mai deux mille vingt et un", "le 3 mai 2021", "le 3 mai 2012"],
      ["le trois mai deux mille vingt et un", "le 03/05/2021", "le 04/05/2021"],
      ["le premier mai", "le 1er mai", "le 2 mai"],
      ["dix-sept heures trente", "17h30", "17h40"],
      ["cinq heures et quart", "5 h 15", "5 h 45"],
      ["douze kilomètres", "12 km", "21 km"],
      ["vingt degrés", "20 °", "25 °"],
      ["dix à douze râteaux", "10-12 râteaux", "10-15 râteaux"],
      ["les années quatre-vingt-dix", "les années 90", "les années 80"],
      ["dix-neuf cent quatre-vingt-quatre", "1984", "1948"],
      ["deux douzaines d'œufs", "24 œufs", "36 œufs"],
      ["moins cinq degrés", "-5 degrés", "-9 degrés"],
      ["quatre-vingt mille graines", "80 000 graines", "90 000 graines"],
    ],
  },
  de: {
    before: "Die Gärtner trafen sich wieder hinter dem Gewächshaus.",
    after: "Niemand hatte an jenem Abend einen Schirm dabei.",
    frame: "Unsere Kassenwartin notierte {} in dem blauen Heft vor dem Essen.",
    forms: [
      ["eintausendzweihundert Zwiebeln", "1.200 Zwiebeln", "2.100 Zwiebeln"],
      ["zwei Komma fünf Prozent", "2,5 %", "3,5 %"],
      ["dreieinhalb Milliarden Euro", "3,5 Mrd. Euro", "3,5 Mio. Euro"],
      ["anderthalb Millionen Samen", "1,5 Millionen Samen", "2,5 Millionen Samen"],
      ["eine Million zweihunderttausend Samen", "1.200.000 Samen", "1.300.000 Samen"],
      ["eine halbe Million Samen", "500.000 Samen", "600.000 Samen"],
      ["hunderteins Harken", "101 Harken", "110 Harken"],
      ["einundzwanzig Harken", "21 Harken", "12 Harken"],
      ["zweitausendvierundzwanzig Harken", "2024 Harken", "2042 Harken"],
      ["zweihundertfünfzigtausend Samen", "250.000 Samen", "520.000 Samen"],
      ["neunzehnhundertvierundachtzig", "1984", "1948"],
      ["zwei Drittel der Samen", "2/3 der Samen", "3/4 der Samen"],
      ["drei Viertel der Samen", "3/4 der Samen", "1/4 der Samen"],
      ["die einundzwanzigste Lieferung", "die 21. Lieferung", "die 23. Lieferung"],
      ["den dritten Mai zweitausendeinundzwanzig", "den 3. Mai 2021", "den 3. Mai 2012"],
      ["den dritten Mai zweitausendeinundzwanzig", "den 3.5.2021", "den 4.5.2021"],
      ["Viertel vor sechs", "5:45", "5:15"],
      ["zehn nach fünf", "5:10", "5:50"],
      ["fünf vor halb sechs", "5:25", "5:35"],
      ["siebzehn Uhr dreißig", "17:30 Uhr", "17:40 Uhr"],
      ["fünf Euro zwanzig", "5,20 Euro", "5,40 Euro"],
      ["zwölf Kilometer", "12 km", "21 km"],
      ["zwanzig Grad", "20 °", "25 °"],
      ["zehn bis zwölf Harken", "10-12 Harken", "10-15 Harken"],
      ["die neunziger Jahre", "die 90er Jahre", "die 80er Jahre"],
      ["zwei Dutzend Eier", "24 Eier", "36 Eier"],
      ["minus fünf Grad", "-5 Grad", "-9 Grad"],
      ["hundert Prozent", "100 %", "10 %"],
    ],
  },
};

const rows = Object.entries(languages).flatMap(([language, { forms }]) =>
  forms.map(([spoken, written, other]) => ({ language, spoken, written, other })),
);

function verdictOf(language: string, spoken: string, quoted: string): string {
  const { before = "", after = "", frame = "" } = languages[language] ?? {};
  const transcript = plainTranscript(
    [before, frame.replace("{}", spoken), after].filter((line) => line !== "").join("\n"),
    language,
  );
  const text = frame.replace("{}", quoted);
  return checkQuote(createGroundingIndex(transcript), { text, language }).verdict;
}

test.each(rows)("$language: $spoken is $written and not $other", ({ language, spoken, written, other }) => {
  expect({
    written: verdictOf(language, spoken, written),
    spoken: verdictOf(language, written, spoken),
    other: verdictOf(language, spoken, other),
  }).toEqual({ written: "said", spoken: "said", other: "altered" });
});
