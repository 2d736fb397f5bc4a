import { debianPackages, type Translator } from "../models/translator.ts";
import type { Store } from "../store/store.ts";
import type { Finding } from "./app.ts";

/** The readers' languages beside English that are looked for, both ways. */
const languages = ["es", "pt", "fr"] as const;
const pairs = languages.flatMap((language) => [
  { from: "en", to: language },
  { from: language, to: "en" },
]);

/** What works here and what does not, each with what to do about it. */
export async function examine(
  store: Store,
  translator: Translator | undefined,
  nodeVersion: string,
): Promise<Finding[]> {
  return [examineNode(nodeVersion), await examineStore(store), examineTranslator(translator)];
}

function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return {
    what: "Node.js",
    state: fits ? "ok" : "broken",
    detail: version,
    ...(fits ? {} : { remedy: "Install Node.js 20.19 or newer." }),
  };
}

async function examineStore(store: Store): Promise<Finding> {
  const health = await store.check();
  const [transcripts, runs] = await Promise.all([store.transcripts(), store.runs()]);
  const counts = `${transcripts.length} transcripts, ${runs.length} runs`;
  if (health === "ok") return { what: "store", state: "ok", detail: `${store.name} (${counts})` };
  return {
    what: "store",
    state: "broken",
    detail: `${store.name}: ${health}`,
    remedy: "Move the folder away and run your commands again on the original files.",
  };
}

function examineTranslator(translator: Translator | undefined): Finding {
  const what = "Apertium";
  const able = pairs.filter((pair) => translator?.supports(pair) === true);
  const lacking = pairs.filter((pair) => !able.includes(pair));
  const packages = new Set(lacking.flatMap((pair) => debianPackages(pair)?.split(" ") ?? []));
  const remedy = `apt install ${[...packages].join(" ")}`;
  if (able.length === 0) {
    const detail = "no translation between English and Spanish; comparison across languages is limited";
    return { what, state: "missing", detail, remedy };
  }
  const detail = able.map(({ from, to }) => `${from} to ${to}`).join(", ");
  if (lacking.length === 0) return { what, state: "ok", detail };
  const missing = lacking.map(({ from, to }) => `${from} to ${to}`).join(", ");
  return { what, state: "ok", detail: `${detail}; not ${missing}`, remedy: `for those: ${remedy}` };
}
