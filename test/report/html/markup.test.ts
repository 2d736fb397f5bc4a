import { expect, test } from "vitest";
import { escapeHtml, html, trusted } from "../../../report/html/markup.ts";

test("escapes every text in a template", () => {
  const name = '<i title="x">&\'`';
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&#60;i title=&#34;x&#34;&#62;&#38;&#39;&#96;">&#60;i title=&#34;x&#34;&#62;&#38;&#39;&#96;</p>',
  );
});

test("keeps markup, joins lists, leaves out what is absent", () => {
  const items = [html`<li>${1}</li>`, html`<li>${"<"}</li>`];
  expect(html`<ul>${items}${undefined}${false}${trusted("<hr>")}</ul>`.markup).toBe(
    "<ul><li>1</li><li>&#60;</li><hr></ul>",
  );
});

test("replaces what no page may hold, one for one", () => {
  expect(escapeHtml("a\u0000b\u001bc\ud800d\re\nf")).toBe("a\ufffdb\ufffdc\ufffdd e\nf");
});
