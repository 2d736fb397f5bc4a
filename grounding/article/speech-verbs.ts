/** Forms of verbs of saying, present and past, in the languages that headings and reports are read in. */
const forms: Readonly<Record<string, string>> = {
  en:
    "said says saying tells told adds added asks asked explains explained argues argued warns warned claims claimed " +
    "notes noted insists insisted replies replied answers answered recalls recalled admits admitted concludes " +
    "concluded continues continued states stated remarks remarked observes observed announces announced declares " +
    "declared promises promised confirms confirmed acknowledges acknowledged suggests suggested jokes joked quips " +
    "quipped responds responded comments commented stresses stressed emphasizes emphasized emphasises emphasised " +
    "maintains maintained cautions cautioned predicts predicted agrees agreed objects objected counters countered " +
    "concedes conceded calls called describes described interjects interjected protests protested",
  es:
    "dijo dice decía afirmó afirma explicó explica añadió añade agregó agrega aseguró asegura señaló señala sostuvo " +
    "sostiene comentó comenta advirtió advierte respondió responde preguntó pregunta declaró declara indicó indica " +
    "reconoció reconoce recordó recuerda insistió insiste concluyó concluye apuntó apunta subrayó subraya manifestó " +
    "expresó admitió admite contestó replicó",
  pt:
    "disse diz afirmou explicou acrescentou acrescenta declarou perguntou respondeu lembrou garantiu ressaltou " +
    "destacou comentou concluiu alertou admitiu reconheceu insistiu",
  fr:
    "dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute répondu répond assuré assure souligné " +
    "souligne estimé estime précisé précise rappelé rappelle demandé demande insisté conclu conclut reconnu " +
    "reconnaît averti avertit lancé lance",
  de:
    "sagte sagt erklärte erklärt betonte betont meinte meint ergänzte ergänzt antwortete antwortet fragte fragt " +
    "warnte warnt berichtete berichtet versicherte versichert entgegnete",
  it:
    "disse detto dichiarato dichiara spiegato spiega aggiunto aggiunge affermato afferma risposto risponde " +
    "ricordato ricorda concluso",
  nl: "zei zegt vertelde vertelt voegde",
};
const alternatives = [...new Set(Object.values(forms).flatMap((list) => list.split(" ")))]
  .sort((a, b) => b.length - a.length)
  .join("|");
const phrases = "put it|puts it|pointed out|points out|went on|summed up|sums up";

/** Source of a pattern for one verb of saying; no group, whole words; needs the `iu` flags. */
export const verbPattern = `(?<![\\p{L}\\p{N}])(?:${phrases}|${alternatives})(?![\\p{L}\\p{N}])`;

/** Source of a pattern for "according to" in several languages; no group. */
export const accordingPattern =
  "(?<![\\p{L}\\p{N}])(?:[Aa]ccording to|[Ii]n the words of|[Ss]egún|[Ee]n palabras de|[Ss]elon|[Dd]’après|[Ll]aut|[Ss]egundo|[Ss]econdo|[Vv]olgens)\\s+";

/** Source of a pattern for a pronoun that stands for one person who spoke; no group; needs `iu`. */
export const pronounPattern =
  "(?<![\\p{L}\\p{N}])(?:he|she|él|ella|ele|ela|il|elle|er|sie|lui|lei|hij|zij)(?![\\p{L}\\p{N}])";
