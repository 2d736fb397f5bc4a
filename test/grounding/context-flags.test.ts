import { expect, test } from "vitest";
import { findContextFlags } from "../../grounding/context-flags.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { plainTranscript } from "./plain-transcript.ts";

/** Flags of the words between the brackets. */
function flagsOf(language: string, marked: string): string[] {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const index = createGroundingIndex(plainTranscript(marked.replace(/[[\]]/g, ""), language));
  return findContextFlags(index, { start, end });
}

test.each([
  ["en", "question", "Do you think that [the bakery opens on Mondays]?"],
  ["en", "reported", "The baker said that [the oven was cold]."],
  ["en", "negated", "We do not believe that [the oven was cold]."],
  ["en", "hypothetical", "Suppose [the oven is cold]."],
  ["en", "taken_back", "[The oven is cold]. Sorry, I mean the cellar."],
  ["es", "question", "¿Sabes si de verdad [la panadería abre los lunes]?"],
  ["es", "reported", "El panadero dijo ayer que [el horno estaba frío]."],
  ["es", "reported", "Según el panadero, [el horno estaba frío]."],
  ["es", "negated", "Yo no creo que [el horno esté frío]."],
  ["es", "negated", "Nunca he dicho que [el horno esté frío]."],
  ["es", "negated", "Es falso que [el horno esté frío]."],
  ["es", "hypothetical", "Si llueve el martes, [el horno se queda frío]."],
  ["es", "hypothetical", "Imaginemos que [el horno está frío]."],
  ["es", "taken_back", "[El horno tiene nueve panes]. Perdón, quise decir el carro."],
  ["es", "taken_back", "[El horno está frío]. Me equivoqué, es la nevera."],
  ["pt", "question", "Sabes se [a padaria abre à segunda]?"],
  ["pt", "reported", "O padeiro disse ontem que [o forno estava frio]."],
  ["pt", "reported", "De acordo com o padeiro, [o forno estava frio]."],
  ["pt", "negated", "Eu não acho que [o forno esteja frio]."],
  ["pt", "negated", "É mentira que [o forno esteja frio]."],
  ["pt", "hypothetical", "Se ele vier na terça, [o forno fica frio]."],
  ["pt", "hypothetical", "Vamos ver, mas se não chover, [o forno fica frio]."],
  ["pt", "taken_back", "[O forno tem nove pães]. Desculpem, queria dizer o carro."],
  ["fr", "question", "Est-ce que [la boulangerie ouvre le lundi] ?"],
  ["fr", "reported", "Le boulanger a dit hier que [le four était froid]."],
  ["fr", "reported", "Selon le boulanger, [le four était froid]."],
  ["fr", "negated", "Je ne pense pas que [le four soit froid]."],
  ["fr", "negated", "Ce n'est pas vrai, je dis pas que [le four est froid]."],
  ["fr", "negated", "Il est faux de dire que [le four est froid]."],
  ["fr", "hypothetical", "S'il pleut mardi, [le four reste froid]."],
  ["fr", "hypothetical", "Si on ferme tôt, [le four reste froid]."],
  ["fr", "taken_back", "[Le four contient neuf pains]. Pardon, je voulais dire le chariot."],
  ["de", "question", "Stimmt es, dass [die Bäckerei montags öffnet]?"],
  ["de", "reported", "Der Bäcker sagte gestern, [der Ofen sei kalt]."],
  ["de", "reported", "Sie hat uns am Montag gesagt, dass [der Ofen kalt ist]."],
  ["de", "reported", "Laut dem Bäcker [war der Ofen kalt]."],
  ["de", "negated", "Ich glaube nicht, dass [der Ofen kalt ist]."],
  ["de", "negated", "Wir haben nie gesagt, dass [der Ofen kalt ist]."],
  ["de", "hypothetical", "Wenn es am Dienstag regnet, [bleibt der Ofen kalt]."],
  ["de", "hypothetical", "Angenommen, [der Ofen bleibt kalt]."],
  ["de", "taken_back", "[Im Ofen liegen neun Brote]. Entschuldigung, ich meinte den Wagen."],
])("%s: sees words that are %s", (language, ...[flag, marked = ""]) => {
  expect(flagsOf(language, marked)).toContain(flag);
});

test.each([
  ["en", "I said it before: [the oven is cold]."],
  ["es", "Lo digo otra vez: [el horno está frío]."],
  ["es", "Pienso que [el horno está frío]."],
  ["es", "Si bien es pequeño, [el horno está frío]."],
  ["es", "Ya dije que [el horno está frío]. Quería decir que estamos contentos."],
  ["pt", "Eu acho bem, [o forno está frio]."],
  ["pt", "Eu disse que [o forno está frio]."],
  ["pt", "Ele sentou-se, ela mudou-se e [o forno ficou frio]."],
  ["pt", "No segundo a contar da porta [o forno está frio]."],
  ["fr", "Je pense que [le four est froid]."],
  ["fr", "Autrement dit, [le four est froid]."],
  ["fr", "C'est si loin, [le four est froid]."],
  ["de", "Ich sagte, [der Ofen ist kalt]."],
  ["de", "Wie gesagt, [der Ofen ist kalt]. Das nehme ich gern mit."],
  ["de", "Sehr laut und schnell, [der Ofen ist kalt]."],
  ["nl", "De bakker zei dat [de oven koud is]."],
])("%s: finds nothing in %s", (language, marked) => {
  expect(flagsOf(language, marked)).toEqual([]);
});
