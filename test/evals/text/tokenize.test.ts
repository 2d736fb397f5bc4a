import { expect, test } from "vitest";
import { type TokenizerName, tokenize } from "../../../evals/scorers/text/tokenize.ts";

test.each<[TokenizerName, string, string]>([
  ["13a", "It's $1,250.50, isn't it?", "It's $ 1,250.50 , isn't it ?"],
  ["13a", "U.S. ships, 5-axis.", "U . S . ships , 5 - axis ."],
  ["13a", "soft-\nware\nline", "software line"],
  ["13a", "&amp;lt; &quot;x&quot;", '< " x "'],
  ["13a", "¿Qué? «hola»", "¿Qué ? «hola»"],
  ["intl", "¿Qué? «hola» 5€", "¿ Qué ? « hola » 5 €"],
  ["intl", "1,250 and 1٫5, x.", "1,250 and 1٫5 , x ."],
  ["zh", "他写了3个程序（共450行）。", "他 写 了 3 个 程 序 （ 共 450 行 ） 。"],
  ["zh", "say “好”… 東京", "say “ 好 ” … 東 京"],
  ["char", "ab 𠮷", "a b 𠮷"],
  ["none", " a,b\u0085c\u3000d\ufeff ", "a,b c d\ufeff"],
])("%s cuts %j", (tokenizer, text, expected) => {
  expect(tokenize(text, tokenizer).join(" ")).toBe(expected);
});
