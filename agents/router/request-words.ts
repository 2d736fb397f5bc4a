/** Words for the languages an analysis may be asked in, in English and the languages themselves; folded. */
export const languageWords: readonly (readonly [tag: string, words: string])[] = [
  ["en", "english ingles anglais englisch inglese"],
  ["es", "spanish espanol castellano espagnol spanisch espanhol spagnolo"],
  ["fr", "french francais frances franzosisch francese"],
  ["de", "german deutsch aleman allemand alemao tedesco"],
  ["pt", "portuguese portugues portugais portugiesisch portoghese"],
  ["it", "italian italiano italien italienisch"],
  ["ca", "catalan catala katalanisch"],
  ["gl", "galician galego gallego"],
];

/** Words for sections by kind, in en, es, fr, de, pt; folded; several words of one name joined by `_`. Longer ones lead. */
export const sectionWords: readonly (readonly [kind: string, words: string])[] = [
  [
    "main_ideas",
    "main_ideas main_points key_ideas key_points ideas_principales puntos_clave idees_principales hauptgedanken hauptideen kernaussagen ideias_principais",
  ],
  [
    "action_items",
    "action_items action_points actions tasks todos to_dos next_steps tareas acciones taches aufgaben tarefas acoes",
  ],
  ["open_questions", "open_questions preguntas_abiertas questions_ouvertes offene_fragen perguntas_abertas"],
  [
    "summary",
    "summary summaries summarize summarise overview abstract resumen resume resumir zusammenfassung zusammenfassen resumo",
  ],
  ["quotes", "quotes quote quotations quotation citas cita citations citation zitate zitat citacoes citacao"],
  ["insights", "insights insight takeaways takeaway lessons lecciones lecons erkenntnisse einsichten licoes"],
  ["ideas", "ideas idea idees ideen ideias ideia"],
  ["habits", "habits habit habitos habitudes gewohnheiten"],
  ["facts", "facts fact figures numbers datos hechos cifras faits chiffres fakten zahlen fatos numeros"],
  ["references", "references reference referencias sources fuentes quellen referenzen"],
  [
    "recommendations",
    "recommendations recommendation advice recomendaciones consejos recommandations conseils empfehlungen recomendacoes conselhos",
  ],
  ["conclusion", "conclusion conclusao schluss fazit"],
  ["decisions", "decisions decision decisiones entscheidungen beschlusse decisoes"],
  ["questions", "questions question preguntas fragen perguntas"],
];

/** Words that ask for a cheap run, and for the best one. */
export const budgetWords: Readonly<Record<"low" | "high", ReadonlySet<string>>> = {
  low: new Set(
    "cheap cheaply cheapest quick quickly fast free barato barata economico rapido gratis billig gunstig schnell kostenlos rapide gratuit cher".split(
      " ",
    ),
  ),
  high: new Set("thorough thoroughly careful carefully exhaustive gründlich grundlich exhaustivo".split(" ")),
};

/** Words after which a topic stands, one or several; folded. */
export const topicWords =
  /(?:^|[\s,;])(?:about|on|regarding|concerning|sobre|acerca de|a proposito de|sur|a propos de|uber|zum thema|concernant)\s+/u;

/** Words that stand in a topic's place without being one. */
export const noTopic =
  /^(?:it|this|that|the (?:recording|talk|meeting|call|video|interview)|(?:la|el) (?:charla|reunion|video|llamada))$/u;
