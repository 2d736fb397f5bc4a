const small = new Set(
  (
    "a an the of to in on at by for from with and or as is it that this her his their its our we she he they was " +
    "el la los las lo un una unos unas de del al en con por para y o que su es se " +
    "os as um uma do da dos das no na e em com " +
    "le les une des du au aux et ou dans pour sur l d " +
    "der die das den dem des ein eine einen und im am zu von mit il gli i di che het een van"
  ).split(" "),
);

/** Words of a text; of a script without spaces, two letters count as one word. */
export function countWords(text: string): number {
  let count = 0;
  for (const run of text.match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? [])
    count += isUnspaced(run) ? Math.ceil(run.length / 2) : 1;
  return count;
}

/** Words that carry meaning: articles, prepositions and the like are not counted. */
export function countContentWords(text: string): number {
  let count = 0;
  for (const run of text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    if (isUnspaced(run)) count += Math.ceil(run.length / 2);
    else if (!small.has(run)) count += 1;
  }
  return count;
}

function isUnspaced(run: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(run);
}
