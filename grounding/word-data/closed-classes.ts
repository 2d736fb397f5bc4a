import { isFunctionWord as isGrammarWord } from "../claims/function-words.ts";

/** Classes of words whose change alters what a sentence states. */
export type WordClass =
  | "negation"
  | "modality"
  | "quantifier"
  | "comparison"
  | "unit"
  | "date"
  | "agent"
  | "fraction"
  | "relation";

/** A member of a class; words of one `group` may stand for each other. */
export interface ClassMember {
  readonly wordClass: WordClass;
  readonly group: string;
}

/** Groups are separated by `|`, words that mean the same by spaces. General English and its closest kin. */
const groups: Record<WordClass, string> = {
  negation:
    "not no never none nothing nobody nowhere neither nor without cannot nicht kein keine keinen nie niemals nichts ohne nunca jamas nada nadie ningun ninguna ninguno sin tampoco nao nenhum nenhuma sem ninguem pas jamais rien sans aucun aucune personne|hardly barely scarcely rarely seldom apenas kaum",
  modality:
    "will shall gonna|would|can|could|may|might|must|should ought|need needs needed|want wants wanted|maybe perhaps possibly potentially conceivably|probably likely|unlikely|certainly definitely surely undoubtedly clearly|certain sure|possible|impossible|guarantee guaranteed|hope hopefully|expect expected|plan planned|allegedly reportedly apparently seemingly supposedly|podria podrian poderia poderiam|puede pueden pode podem peut peuvent|debe deben deve devem doit doivent|deberia deberian deveria deveriam devrait devraient|pourrait pourraient|kann konnen|muss mussen|darf durfen|soll sollen|quizas quiza talvez vielleicht|probablemente provavelmente probablement wahrscheinlich|seguramente certamente certainement bestimmt",
  quantifier:
    "all every each everyone everybody everything entire entirely whole fully completely totally wholly|some someone somebody something|any anyone anybody anything|most mostly largely mainly majority|many much lots|few little|several|both|half|always|often frequently usually generally typically normally|sometimes occasionally|ever|only just solely merely exclusively|partly partially somewhat|enough|almost nearly|about around approximately roughly|exactly precisely|thousands|millions|billions|hundreds|dozens|todos todas tous toutes alle allen jeder jede jedes|algunos algunas alguns algumas certains certaines quelques einige einigen manche|muchos muchas muitos muitas beaucoup viele vielen|pocos pocas poucos poucas wenige wenigen|siempre sempre toujours immer|oft souvent|manchmal parfois|varios varias plusieurs mehrere|mayoria maioria plupart meisten|solo solamente seulement nur",
  comparison:
    "more|less fewer|most|least|better|worse|best|worst|higher|lower|larger bigger greater|smaller|faster quicker|slower|earlier sooner|later|older|younger newer|stronger|weaker|longer|shorter|cheaper|easier|harder|highest|lowest|largest biggest greatest|smallest|mas mehr|menos moins weniger|mejor melhor meilleur meilleure besser|peor pior pire schlechter|mayor maior grosser|menor kleiner|hoher|niedriger|schneller|langsamer|fruher|spater",
  unit: "percent percentage|dollar dollars bucks usd|euro euros eur|pound pounds gbp|yen|rupee rupees|cent cents|second seconds|minute minutes|hour hours|day days|week weeks|month months|quarter quarters|year years|decade decades|century centuries|meter meters metre metres|kilometer kilometers kilometre kilometres km|mile miles|foot feet|inch inches|yard yards|gram grams|kilogram kilograms kilo kilos kg|ton tons tonne tonnes|ounce ounces|liter liters litre litres|gallon gallons|degree degrees|celsius|fahrenheit|watt watts|kilowatt kilowatts|megawatt megawatts|gigawatt gigawatts|byte bytes|kilobyte kilobytes|megabyte megabytes|gigabyte gigabytes|terabyte terabytes|basis|points|hundred|thousand|million|billion|trillion|segundo segundos|minuto minutos|hora horas|dia dias|semana semanas|mes meses|ano anos|milla millas|kilometro kilometros|stunde stunden|tag tage tagen|woche wochen|monat monate|jahr jahre jahren|heure heures|jour jours|semaine semaines|mois|annee annees",
  date: "january jan|february feb|march|april|june|july|august|september sept|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|tonight|morning|afternoon|evening|night|spring|summer|autumn fall|winter|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ayer|hoy|manana",
  agent:
    "i me my mine myself|we us our ours ourselves|you your yours yourself|he him his himself|she her hers herself|they them their theirs themselves|it its itself",
  relation:
    "before prior|after following|during|since|until till|through throughout|between|among amongst|against|toward towards|from|to|over|under below beneath|above|behind|beside|beyond|within inside|outside|despite|because|although though|unless|if|when|while|where|so|but however|therefore|instead|except|for|with|about|by",
  fraction:
    "third thirds|fourth fourths|fifth fifths|double twice doble dobro doppelt doppelte|triple triplo dreifach dreifache|mitad metade moitie halfte",
};

const members: ReadonlyMap<string, readonly ClassMember[]> = toMembers();

function toMembers(): ReadonlyMap<string, readonly ClassMember[]> {
  const out = new Map<string, ClassMember[]>();
  for (const wordClass of Object.keys(groups) as WordClass[]) {
    groups[wordClass].split("|").forEach((words, at) => {
      for (const word of words.split(" ")) {
        out.set(word, [...(out.get(word) ?? []), { wordClass, group: `${wordClass}${at}` }]);
      }
    });
  }
  return out;
}

/** Classes a folded lower-case word belongs to; empty for an open-class word. */
export function classesOf(key: string): readonly ClassMember[] {
  return members.get(key) ?? [];
}

const fillers = new Set(
  "uh um uhm umm er erm ah eh hm hmm mm mhm mmm uhhuh huh ugh äh ähm eh euh ehm pues hum".split(" "),
);

/** A sound of hesitation; leaving it out of a quote changes nothing. */
export function isFiller(key: string): boolean {
  return fillers.has(key);
}

const discourse: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    "you know i mean like well so okay right yeah yes and but just really actually basically kind of sort oh now then also here there very literally honestly obviously please say see look guess think anyway hey gosh um the a an that is it to do be or",
  ),
  es: words(
    "pues bueno entonces claro mira mire oye sabes vale digamos osea si y pero asi realmente verdad basicamente tipo eh ok vamos hombre o el la los las un una de que a es lo",
  ),
  pt: words(
    "pois bom bem entao claro olha olhe ne tipo pronto portanto sabe sabes digamos assim sim e mas realmente verdade basicamente ok tambem la ca ai o a os as um uma de que eh",
  ),
  fr: words(
    "bon ben bah alors donc voila quoi hein enfin genre disons oui et mais vraiment en fait du coup bref ecoutez ecoute tu vois vous voyez ok la le les un une de que est ce ca",
  ),
  de: words(
    "also ja halt eben doch mal so na naja genau sozusagen irgendwie eigentlich quasi einfach schon okay und aber nun dann weisst du wissen sie ich meine sag sagen wir der die das ein eine zu ist es oder auch",
  ),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** A word that speech strews in and editors cut: `you know`, `I mean`, `like`, `so`. English when no language (BCP 47) is given. */
export function isDiscourse(key: string, language = "en"): boolean {
  return discourse[language.slice(0, 2).toLowerCase()]?.has(key) ?? false;
}

const functionWords = new Set(
  "a an the this that these those and or but so if then than as of to in on at by for from with about into over after before is am are was were be been being do does did done have has had having it its he she they we you i me him her them us my your his their our who which what when where why how there here just also very really too well now ok okay yeah oh like know mean get got go going would will can could not no".split(
    " ",
  ),
);

/** A word of little content of its own. English when no language (BCP 47) is given. */
export function isFunctionWord(key: string, language = "en"): boolean {
  const base = language.slice(0, 2).toLowerCase();
  if (base === "en") return functionWords.has(key);
  return isGrammarWord(key, base) && heavy[base]?.has(key) !== true;
}

/** Grammar words whose loss changes how much is said, or whether. */
const heavy: Readonly<Record<string, ReadonlySet<string>>> = {
  es: words("no sin mas todo toda todos todas"),
  pt: words("nao sem mais todo toda todos"),
  fr: words("ne n pas sans plus tout toute tous"),
  de: words("nicht nur"),
};
