/** Words that deny, by language; folded. French `pas` and `ne` count once each, it is only asked whether one stands. */
const negations: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    "no not never none nothing nobody nowhere neither nor without cannot cant dont doesnt didnt wont isnt arent wasnt werent wouldnt couldnt shouldnt hasnt havent hadnt aint hardly",
  ),
  es: words("no nunca jamas nada nadie ningun ninguna ninguno ningunos ningunas sin tampoco ni apenas"),
  pt: words("nao nunca jamais nada ninguem nenhum nenhuma nenhuns sem tampouco nem"),
  fr: words("ne pas jamais rien personne aucun aucune sans ni non guere"),
  de: words(
    "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden ohne weder noch kaum nirgends",
  ),
  it: words("non mai niente nulla nessuno nessuna nessun senza ne neanche nemmeno"),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Whether a text denies something, by closed-class words of its language; `undefined` for a language not known here. */
export function hasNegation(text: string, language: string): boolean | undefined {
  const known = negations[language.toLowerCase().split("-")[0] ?? language];
  if (known === undefined) return undefined;
  const folded = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\bn['’](?=\p{L})/gu, "ne ")
    .replace(/n['’]t\b/g, "nt");
  return (folded.match(/\p{L}+/gu) ?? []).some((word) => known.has(word));
}
