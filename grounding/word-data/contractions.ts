const whole =
  "can't:can not|cannot:can not|won't:will not|shan't:shall not|ain't:is not|gonna:going to|wanna:want to|gotta:got to|fr:father|dr:doctor|mr:mister|mrs:missus|prof:professor|vs:versus|approx:approximately|dept:department|lotta:lot of|outta:out of|kinda:kind of|sorta:sort of|gimme:give me|lemme:let me|dunno:do not know|let's:let us|y'all:you all|cause:because|cuz:because|cos:because|ok:okay|alright:all right|thru:through|til:until|till:until|'til:until|'em:them|dont:do not|doesnt:does not|didnt:did not|isnt:is not|wasnt:was not|arent:are not|werent:were not|couldnt:could not|wouldnt:would not|shouldnt:should not|hasnt:has not|havent:have not|hadnt:had not|wont:will not|cant:can not|im:i am|ive:i have|youre:you are|youve:you have|theyre:they are|theyve:they have|weve:we have|thats:that is|theres:there is|hes:he is|shes:she is|whats:what is|doesn:does not|didn:did not|isn:is not|wasn:was not|n't:not|mustnt:must not|neednt:need not|mightnt:might not|ya:you|woulda:would have|coulda:could have|shoulda:should have|hafta:have to|nothin:nothing|somethin:something|inc:incorporated|corp:corporation|ltd:limited|jr:junior|sr:senior|capt:captain|sgt:sergeant|lt:lieutenant|govt:government|etc:et cetera|etcetera:et cetera|jan:january|feb:february|apr:april|jun:june|jul:july|aug:august|sep:september|sept:september|oct:october|nov:november|dec:december";
const wholes: ReadonlyMap<string, readonly string[]> = new Map(
  whole.split("|").map((pair) => {
    const [short = "", long = ""] = pair.split(":");
    return [short, long.split(" ")] as const;
  }),
);

const endings: readonly (readonly [string, string])[] = [
  ["n't", "not"],
  ["'re", "are"],
  ["'ve", "have"],
  ["'ll", "will"],
  ["'m", "am"],
  ["'d", "would"],
];
const takesIs = new Set(
  "it that he she there here what who where how when this everything everyone".split(" "),
);

/** The full words of an English short form (`don't` is `do not`), or undefined. Keys are lower case, straight apostrophes. */
export function expandContraction(word: string): readonly string[] | undefined {
  const known = wholes.get(word);
  if (known !== undefined) return known;
  if (!word.includes("'")) return undefined;
  for (const [ending, full] of endings) {
    if (word.length > ending.length && word.endsWith(ending)) return [word.slice(0, -ending.length), full];
  }
  const stem = word.slice(0, -2);
  return word.endsWith("'s") && takesIs.has(stem) ? [stem, "is"] : undefined;
}
