import type { Translator } from "../models/translator.ts";
import type { Store } from "../store/store.ts";
import type { Finding } from "./app.ts";

/** Pairs of the readers' languages that are looked for. */
const pairs = [
  { from: "en", to: "es" },
  { from: "es", to: "en" },
  { from: "en", to: "pt" },
  { from: "en", to: "fr" },
];

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
  const able = pairs.filter((pair) => translator?.supports(pair) === true);
  if (able.length > 0) {
    return {
      what: "Apertium",
      state: "ok",
      detail: able.map(({ from, to }) => `${from} to ${to}`).join(", "),
    };
  }
  return {
    what: "Apertium",
    state: "missing",
    detail: "no translation between English and Spanish; comparison across languages is limited",
    remedy: "apt install apertium apertium-eng-spa",
  };
}
