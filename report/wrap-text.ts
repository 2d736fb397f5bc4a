const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes in a terminal: wide letters two, marks that sit on others none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (unseen.test(character)) continue;
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

/** A text in lines of at most `width` columns, broken at blanks; a longer word is cut. Runs of blanks become one. */
export function wrapText(text: string, width: number): string[] {
  const most = Math.max(10, width);
  const lines: string[] = [];
  let line = "";
  for (const word of text
    .split(/\s+/)
    .filter((part) => part !== "")
    .flatMap((part) => cutWord(part, most))) {
    if (line === "") line = word;
    else if (columnsOf(line) + 1 + columnsOf(word) <= most) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function cutWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let columns = 0;
  for (const character of word) {
    const own = columnsOf(character);
    if (columns + own > width) {
      pieces.push(piece);
      piece = "";
      columns = 0;
    }
    piece += character;
    columns += own;
  }
  return [...pieces, piece];
}
