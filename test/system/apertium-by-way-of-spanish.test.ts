import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Verification } from "../../agents/verification.ts";
import { findApertium } from "../../models/apertium.ts";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runProgram } from "./run-program.ts";

const articles = [
  {
    from: "pt",
    by: "apertium/pt-es+spa-eng",
    quote: "Decidimos manter um barco até junho e pedir ao condado a outra metade.",
    frame: (quote: string) =>
      `A vereadora Mara Quint disse na reunião que a cidade não tem dinheiro: “${quote}”\n`,
  },
  {
    from: "fr",
    by: "apertium/fr-es+spa-eng",
    quote: "Nous avons décidé de garder un bateau jusqu'en juin et de demander l'autre moitié au comté.",
    frame: (quote: string) =>
      `La conseillère Mara Quint a dit pendant la réunion que la ville est sans argent : « ${quote} »\n`,
  },
] as const;

describe.each(articles)("$from by way of Spanish", ({ from, by, quote, frame }) => {
  const isInstalled = findApertium()?.supports({ from, to: "en" }) === true;

  test.runIf(!isInstalled)(`left out: Apertium has no way from ${from} to en here`, () =>
    expect(isInstalled).toBe(false),
  );

  test.runIf(isInstalled)("verify translates an article's quote and finds the spoken words", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "ferry.vtt"), smallVtt);
    writeFileSync(join(cwd, "article.md"), frame(quote));
    const variables = { ONRECORD_APERTIUM: "on", ONRECORD_HOME: join(cwd, "store") };
    const ran = await runProgram("verify ferry.vtt article.md --json".split(" "), { cwd, variables });
    const { items, notes, produced } = Verification.parse(JSON.parse(ran.out));
    const item = items.find(({ kind }) => kind === "quote");
    expect(notes.join(" ")).not.toContain("is limited");
    expect(produced.map(({ model }) => model)).toContain(by);
    expect(item?.translation?.by).toBe(by);
    expect(item?.check.evidence[0]?.text).toContain("decided to keep one boat");
  });

  test.runIf(isInstalled)("English goes back to it with its figures", async () => {
    const cwd = temporaryFolder();
    const variables = { ONRECORD_APERTIUM: "on", ONRECORD_HOME: join(cwd, "store") };
    const input = "Ann: The second boat costs 18,500 euros a month.\n";
    const ran = await runProgram(`translate - --to ${from} --quiet`.split(" "), { cwd, variables, input });
    expect(ran.out).toMatch(/^Ann: .*18[.,   ]?500.*\n/m);
    expect(ran.out).toMatch(from === "pt" ? /barco|segundo/ : /bateau|deuxième|second/);
  });
});
