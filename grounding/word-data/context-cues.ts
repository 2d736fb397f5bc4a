/** What in a sentence says that the words after it are not its speaker's plain statement; see `findContextFlags`. */
export interface ContextCues {
  /** Somebody else is said to say, think or ask what follows. Ends at the words looked at. */
  readonly reported: RegExp;
  /** What follows is denied: `I do not think that`. Ends at the words looked at. */
  readonly negated: RegExp;
  /** What follows is supposed. Ends at the words looked at. */
  readonly hypothetical: RegExp;
  /** The words looked at open with a supposition themselves. */
  readonly supposes: RegExp;
  /** Soon after the words they are taken back. */
  readonly takenBack: RegExp;
  /** Who corrects a figure tells what was said before, or denies it: `not forty`. */
  readonly corrects: RegExp;
  /** `I said`. */
  readonly said: RegExp;
  /** Directly before a figure: it is not this one. */
  readonly denies: RegExp;
}

interface Sources {
  readonly reported: string;
  readonly negated: string;
  readonly hypothetical: string;
  readonly takenBack: string;
  readonly said: string;
  readonly denies: string;
}

/** Clitics and adverbs that may stand inside a verb group. */
const few = (most: number): string => `(?:\\s+[\\p{L}'’]+){0,${most}}`;
const begin = "(?<![\\p{L}\\p{N}])";
const end = "(?![\\p{L}\\p{N}])";
const restOfSentence = "[^.?!]*$";

const sources: Readonly<Record<string, Sources>> = {
  en: {
    reported: `(?!(?:i|we)${end})[a-z]+\\s+(?:said|says|told (?:me|us)|asked|claims?|claimed|argues?|argued|thinks?|believes?)|according to|quote(?:d|,|\\s+unquote)|and i quote|you said|you told`,
    negated: `(?:i|we|they|he|she|you)(?:\\s+\\w+)?\\s+(?:do not|don't|does not|doesn't|did not|didn't|never|would not|wouldn't)\\s+(?:\\w+\\s+)?(?:think|thought|believe|believed|say|said|mean|claim|know)|(?:not true|false|untrue|wrong|a myth|a lie|not the case)\\s+(?:to say\\s+)?that|it(?:'s| is| was) not (?:that|as if|like)`,
    hypothetical:
      "if|suppose|supposing|imagine|let's say|let us say|what if|assuming|pretend|hypothetically|unless",
    takenBack:
      "i take (?:that|it) back|scratch that|strike that|correction|let me correct|i misspoke|i was wrong|that(?:'s| is) (?:wrong|not right|incorrect)|sorry[, ]+(?:i mean(?:t)?|no|not|that)|no[, ]+(?:wait|sorry)|i meant to say|actually[, ]+no",
    said: "i (?:said|told you|wrote)",
    denies: "(?:not|[a-z]+n['’]t)(?: the| a)?|instead of|rather than",
  },
  es: {
    reported: `(?:dice|dicen|dijo|dijeron|decía|decían|ha dicho|han dicho|había dicho|afirman?|afirmó|afirmaron|aseguran?|aseguró|aseguraron|sostienen?|sostuvo|creen?|creían?|piensan?|pensaban?|opinan?|explicó|explicaron|anunció|anunciaron|declaró|declararon|preguntó|preguntaron)(?:${few(4)}\\s+(?:que|si)|${few(3)}\\s*[:,])|según(?!\\s+(?:yo|parece)${end})|cito`,
    negated: `(?:no|nunca|tampoco|jamás)\\s+(?:(?:me|te|se|le|lo|nos|os|les|he|has|ha|hemos|han|había|habíamos)\\s+){0,2}(?:creo|crees?|creemos|creen|creía|pienso|piensas?|pensamos|piensan|digo|dices?|dije|dijo|dicho|decimos|dijimos|diría|afirmo|afirmé|opino|significa|quier[eo] decir|es (?:verdad|cierto|correcto)|es)\\s+que|es (?:falso|mentira|un mito) que|(?:dud[oa]|dudan|niego|niegan?|negó|negaron)(?: de)? que|no es como si`,
    hypothetical:
      "si(?! bien)|supongamos|suponiendo|imagina|imagínate|imaginemos|imagin(?:e|en)|imagínen?se|pongamos que|a menos que|a no ser que|en caso de que|salvo que|ojalá|hipotéticamente",
    takenBack: `(?:perdón|perdona|perdone|disculpen?|disculpa)[, ]+(?:no|quise decir|quería decir|quiero decir|son|eran?|es|fueron|fue)|(?:me )?corrijo|rectifico|corrección|me equivoqué|me he equivocado|estaba equivocad[oa]|retiro (?:eso|lo dicho|lo que)|lo retiro|no[, ]+(?:perdón|perdona|espera|espere)|(?:quise|quería) decir(?! que)|eso (?:no es|no era) (?:cierto|verdad|correcto)|eso (?:es|era) (?:falso|incorrecto)|olvid(?:a|en|ad) (?:eso|lo que (?:dije|he dicho))`,
    said: "(?:he dicho|dije|les? dije|escribí)",
    denies: "no|no son|no eran|en (?:lugar|vez) de",
  },
  pt: {
    reported: `(?:diz|dizem|diziam?|(?<!eu )disse|disseram|tinha dito|afirmam?|afirmou|afirmaram|garantem?|garantiu|acreditam?|acreditava|acham?|achava|pensam?|pensava|explicou|explicaram|anunciou|anunciaram|declarou|declararam|perguntou|perguntaram|contou)(?:${few(4)}\\s+(?:que|se)|${few(3)}\\s*[:,])|(?<!(?:^|[^\\p{L}])(?:o|no|do|ao|um|este|esse) )segundo (?:os?|as?)|(?<!est(?:ou|á|ão|ava|amos) )de acordo com|cito`,
    negated: `(?:não|nunca|jamais|tampouco|nem)\\s+(?:(?:eu|me|te|se|lhe|tenho|tinha)\\s+){0,2}(?:acho|achas?|achamos|acham|acredito|acredita|acreditamos|creio|cremos|penso|pensa|pensamos|digo|diz|disse|dito|dissemos|dizemos|diria|afirmo|significa|quer(?:o)? dizer|é (?:verdade|certo|cert[oa]|corret[oa])|é)\\s+que|é (?:falso|mentira|um mito|errado)(?: dizer)? que|(?:duvid[oa]|duvidam|neg[oa]|negam|negou|negaram)(?: de)? que|não é como se`,
    hypothetical: `(?<=^\\s*|[,;:]\\s*|${begin}(?:e|mas|que|como|mesmo|só|exceto|então)\\s+)se\\s+(?:eu|tu|eles?|elas?|vocês?|nós|a gente|os?|as?|uma?|não|isso|isto|est[ea]s?|ess[ea]s?|alguém|todos|tudo|f[ôo]r|fores|formos|forem|fosse|fossem|houver|houvesse|tiver|tivermos|tivesse|tivéssemos|quiser|puder|pudesse|estiver|estivesse|fizer|fizesse)|suponhamos|supondo|imagin(?:a|e|em|emos)|digamos que|a menos que|a não ser que|no caso de|caso (?:haja|seja|tenha|não)|oxalá|tomara que|hipoteticamente`,
    takenBack: `(?:perdão|desculpem?|desculpa)[, ]+(?:não|(?:eu )?(?:quis|queria|quero) dizer|são|eram?|é|foram|foi)|(?:eu )?(?:me )?corrijo(?:-me)?|retifico|rectifico|correção|correcção|enganei-me|me enganei|(?:eu )?estava errad[oa]|(?:eu )?errei|retiro (?:isso|o que)|não[, ]+(?:perdão|desculpa|desculpem?|espera|espere)|(?:quis|queria) dizer(?! que)|isso não (?:é|era) (?:verdade|certo|correto)|isso (?:é|era|está|estava) (?:falso|errado)|esqueçam? (?:isso|o que (?:disse|eu disse))`,
    said: "(?:eu )?disse|escrevi",
    denies: "não|não são|não eram|e não|em (?:vez|lugar) de|ao invés de",
  },
  fr: {
    reported: `(?<!${begin}(?:je|j['’]ai|nous|nous avons|ai|avons|autrement|soit|ceci|cela)\\s+(?:\\p{L}+\\s+)?)(?:dit|disent|disait|disaient|affirme|affirment|affirmé|assure|assurent|assuré|prétend|prétendent|soutient|soutiennent|croit|croient|croyait|pense|pensent|pensait|explique|expliquent|expliqué|déclare|déclarent|déclaré|annonce|annoncent|annoncé|demande|demandé)(?:${few(4)}\\s+(?:que|qu['’]\\p{L}+|si)|${few(3)}\\s*[:,])|selon(?!\\s+(?:moi|nous)${end})|d['’]après(?!\\s+(?:moi|nous)${end})|je cite`,
    negated: `(?:ne\\s+|n['’])[^.?!,]{0,20}?(?:pense|penses|pensons|pensez|pensent|crois|croit|croyons|croient|dis|dit|disons|disent|dirais|prétends|veux dire|veut dire|signifie|est)\\s+(?:pas|plus|jamais|point)${few(2)}\\s+(?:que|qu['’]\\p{L}+)|(?:n['’](?:ai|a|avons|ont)) (?:jamais|pas) dit (?:que|qu['’]\\p{L}+)|je (?:pense|crois|dis|dirais) pas (?:que|qu['’]\\p{L}+)|(?:c['’]est|il est) (?:pas vrai|pas|faux|un mythe|un mensonge)(?: de dire)? (?:que|qu['’]\\p{L}+)|(?:doute|doutent|nie|nient|nié) (?:que|qu['’]\\p{L}+)`,
    hypothetical: `si\\s+(?:je|j['’]\\p{L}+|tu|ils?|elles?|on|nous|vous|l[ea]s?|l['’]\\p{L}+|une?|des|ce|c['’]\\p{L}+|cette|ces|cela|ça|m[ao]n|mes|t[ao]n|tes|s[ao]n|ses|notre|nos|votre|vos|leurs?|quelqu['’]un|tout|jamais)|s['’]ils?|supposons|supposez|à supposer|en supposant|imagin(?:e|ez|ons)|mettons que|admettons|à moins qu(?:e|['’]\\p{L}+)|au cas où|comme si|pourvu que|hypothétiquement`,
    takenBack: `(?:pardon|excusez-moi|excuse-moi|désolée?)[, ]+(?:non|pas|c['’](?:est|était)|ce (?:sont|n['’]est)|je (?:voulais|veux) dire)|je (?:me )?corrige|je rectifie|correction|je retire|je me suis trompée?|j['’]avais tort|je voulais dire(?! qu)|(?:au|autant) (?:temps )?pour moi|non[, ]+(?:pardon|attends|attendez)|(?:c['’]est|c['’]était) (?:faux|inexact|une erreur)|oubliez (?:ça|ce que)`,
    said: "j['’]ai (?:dit|écrit)|je disais",
    denies: "(?:et )?(?:non|pas|non pas)(?: de| d['’])?|au lieu de|plutôt que",
  },
  de: {
    reported: `(?<!${begin}(?:ich|wir)\\s+(?:\\p{L}+\\s+)?)(?:sagt|sagte|sagten|sagen|meint|meinte|meinten|behauptet|behauptete|behaupteten|behaupten|glaubt|glaubte|glaubten|denkt|dachte|dachten|erklärt|erklärte|erklärten|berichtet|berichtete|berichten|fragt|fragte|fragten|erzählt|erzählte)(?!\\s+(?:ich|wir)${end})${few(4)}\\s*[,:]|(?<!${begin}wir\\s+)(?:hat|haben|hatte|hatten)(?!\\s+wir${end})${few(5)}\\s+(?:gesagt|behauptet|gemeint|erklärt|berichtet|erzählt|gefragt)\\s*[,:]|laut (?:de[rm]|den|einer|einem)|nach angaben|angeblich|zufolge|ich zitiere|zitat`,
    negated: `(?:glaube|glauben|glaubt|denke|denken|denkt|meine|meinen|meint|sage|sagen|sagt|behaupte|behaupten|finde|finden|sagte|dachte|glaubte)${few(2)}\\s+(?:nicht|nie|niemals|keineswegs)\\s*,|(?:nicht|nie|niemals)${few(2)}\\s+(?:gesagt|behauptet|gemeint)\\s*,|(?:stimmt|ist|war) (?:gar )?nicht(?: (?:wahr|richtig|so))?\\s*, (?:dass|als ob)|(?:falsch|unwahr|ein mythos|gelogen)\\s*, dass|(?:bezweifel[nt]|bezweifle|bestreite[nt]?|leugne[nt]?)\\s*, dass`,
    hypothetical:
      "wenn|falls|angenommen|nehmen wir an|stell dir vor|stellen (?:wir uns|sie sich) vor|stellt euch vor|sofern|es sei denn|als ob|vorausgesetzt|hypothetisch",
    takenBack: `(?:entschuldigung|entschuldige|verzeihung|pardon|sorry)[, ]+(?:nein|nicht|ich (?:meine|meinte|wollte sagen)|es (?:sind|ist|waren?)|das (?:war|ist|stimmt))|ich (?:muss mich )?korrigiere?n?|korrektur|(?:das )?nehme ich zurück|ich nehme (?:das|es) zurück|(?:ich habe|da habe ich|hab ich) mich (?:geirrt|vertan|versprochen)|ich (?:meinte|wollte sagen)(?! dass)|nein[, ]+(?:warte|warten sie|moment|entschuldigung|falsch|stimmt nicht)|das (?:stimmt nicht|ist falsch|war falsch|stimmt so nicht)|vergessen sie (?:das|was)`,
    said: "ich (?:sagte|schrieb)|habe? ich[^.?!]{0,40}gesagt|ich hab[e]?[^.?!]{0,40}gesagt",
    denies: "nicht|und nicht|keine|(?:an)?statt",
  },
};

const cues: ReadonlyMap<string, ContextCues> = new Map(
  Object.entries(sources).map(([language, source]) => [language, toCues(source)]),
);

function toCues({ reported, negated, hypothetical, takenBack, said, denies }: Sources): ContextCues {
  const compile = (pattern: string): RegExp => new RegExp(pattern, "u");
  return {
    reported: compile(`${begin}(?:${reported})${restOfSentence}`),
    negated: compile(`${begin}(?:${negated})${end}${restOfSentence}`),
    hypothetical: compile(`${begin}(?:${hypothetical})${end}${restOfSentence}`),
    supposes: compile(`^[\\s¿¡]*(?:${hypothetical})${end}`),
    takenBack: compile(`^[^\\n]{0,40}?${begin}(?:${takenBack})${end}`),
    corrects: compile(`${begin}(?:${said}|${denies})${end}`),
    said: compile(`${begin}(?:${said})${end}`),
    denies: compile(`${begin}(?:${denies})$`),
  };
}

/** The cues of a language (BCP 47), for text in lower case; those of English when absent, none where it has no table. */
export function contextCuesOf(language: string | undefined): ContextCues | undefined {
  return cues.get(language?.slice(0, 2).toLowerCase() ?? "en");
}
