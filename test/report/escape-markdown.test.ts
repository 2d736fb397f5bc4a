import { expect, test } from "vitest";
import { escapeMarkdown, quoteYaml } from "../../report/escape-markdown.ts";

test.each([
  ["plain words, 3.5 % of it (all) – fine!", "plain words, 3.5 % of it (all) – fine!"],
  ["[see](javascript:alert)", "\\[see\\]\\(javascript\\:alert)"],
  ["![pixel](http://tracker.example/p)", "\\!\\[pixel\\]\\(http\\://tracker.example/p)"],
  ["<b onclick=x>", "&lt;b onclick=x>"],
  ["&lt;b&gt; R&D", "&amp;lt;b&amp;gt; R&D"],
  ["a | b", "a \\| b"],
  ["`code` and *bold* and ~~gone~~", "\\`code\\` and \\*bold\\* and \\~\\~gone\\~\\~"],
  ["snake_case stays, _this_ does not lean", "snake_case stays, \\_this\\_ does not lean"],
  [
    "[[page]] #tag %%hidden%% ==lit== $x$",
    "\\[\\[page\\]\\] \\#tag \\%\\%hidden\\%\\% \\=\\=lit\\=\\= \\$x\\$",
  ],
  ["# heading", "\\# heading"],
  ["- item", "\\- item"],
  ["+1 and so on", "\\+1 and so on"],
  ["=SUM(A1)", "\\=SUM(A1)"],
  ["@here", "\\@here"],
  ["> quoted", "\\> quoted"],
  ["1. first", "1\\. first"],
  ["12) twelfth", "12\\) twelfth"],
  ["1.5 million", "1.5 million"],
  ["www.example.org or me@example.org", "www\\.example.org or me\\@example.org"],
  ["two\nlines\r\n\tand a tab", "two lines and a tab"],
  ["back\\slash", "back\\\\slash"],
  ["\u001b[31mred\u202e", "\ufffd\\[31mred\ufffd"],
  ["half \ud800 pair", "half \ufffd pair"],
])("writes %j as %j", (text, written) => {
  expect(escapeMarkdown(text)).toBe(written);
});

test("a YAML text makes no address either", () => {
  expect(quoteYaml("http://a.example www.b.example me@c.example 10:30 //")).toBe(
    '"http:\\u002f\\u002fa.example www\\u002eb.example me\\u0040c.example 10:30 //"',
  );
});

test("a YAML text stands on one line and holds no bracket or quote that ends it", () => {
  expect(quoteYaml('a "b"\nc: [d] <e> `f`')).toBe(
    '"a \\"b\\"\\nc: \\u005bd\\u005d \\u003ce\\u003e \\u0060f\\u0060"',
  );
});
