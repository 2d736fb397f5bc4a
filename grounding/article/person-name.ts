/** Words that open a sentence or a clause in capitals and are no part of a name. */
const openers =
  "The|A|An|This|That|These|Those|When|While|As|But|And|Or|So|Yet|In|On|At|By|For|From|To|Of|With|After|Before|Since|" +
  "Then|Later|Now|Here|There|Still|Also|Yes|No|Not|If|Once|Asked|Only|Even|Both|I|He|She|They|We|You|It|His|Her|" +
  "Their|Our|My|Its|What|Who|Why|How|Where|According|However|Meanwhile|Finally|Chair|Chairman|" +
  "El|La|Los|Las|Un|Una|Y|Pero|Como|Cuando|Según|En|De|Con|Por|Para|Además|También|Tanto|Ella|Ellos|Él|Su|Esto|" +
  "O|Os|As|Um|Uma|E|Mas|Quando|Segundo|Para|Ele|Ela|Eles|Isso|" +
  "Le|Les|L|Une|Et|Mais|Quand|Selon|Dans|Avec|Pour|Il|Elle|Ils|Elles|Ce|" +
  "Der|Die|Das|Ein|Eine|Und|Aber|Als|Wenn|Laut|Im|Am|Mit|Für|Er|Sie|Es|Wir|So|Auch|Doch|" +
  "Lo|Gli|Ma|Secondo|Quindi|Poi|De|Het|Een|En|Maar";
const title =
  "(?:Mr|Mrs|Ms|Dr|Dra|Prof|Sir|Sr|Sra|Srta|Don|Doña|Señor|Señora|Herr|Frau|Mme|Mlle|Monsieur|Madame)\\.?\\s+";
const part = `(?!(?:${openers})(?![\\p{L}’'-]))\\p{Lu}(?:[\\p{L}\\p{M}]|['’-](?=\\p{L})(?!s(?!\\p{L})))*\\.?(?<=\\p{L}|(?<!\\p{L})\\p{L}\\.)`;
const particle = "(?:(?:de la|de los|van der|van den|de|del|da|do|dos|di|van|von|bin|al|el|ter|y)\\s+)";

/**
 * Source of a pattern for a person's or body's name: one to five words in capitals with their particles.
 * Titles before it (Dr, Frau) are taken but not captured. One capturing group; needs the `u` flag.
 */
export const namePattern = `(?:${title})?(${part}(?:\\s+${particle}?${part}){0,4})(?![\\p{L}\\p{M}\\p{N}]|['’]s(?!\\p{L}))`;

/** True when a text is a name and nothing else. */
export function isName(text: string): boolean {
  return new RegExp(`^${namePattern}$`, "u").test(text);
}
