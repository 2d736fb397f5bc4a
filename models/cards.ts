import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { OnrecordError } from "../errors.ts";
import { type ModelCard, ModelCards } from "./card.ts";

/** Cards by id; the user's stand over those that come with onrecord. */
export interface Cards {
  /** By a spec without options; a tag that has no card of its own has none. */
  find(id: string): ModelCard | undefined;
  all(): readonly ModelCard[];
}

/** The cards that come with onrecord, and over them those in the user's file; throws `bad_input` for a broken one. */
export function readCards(userFile: string | undefined): Cards {
  const own = userFile === undefined ? [] : readUserCards(userFile);
  const shipped = readCardFile(new URL("./cards.json", import.meta.url)) ?? [];
  return createCards([...shipped, ...own]);
}

/** Cards over a list; of two with one id, the later one counts. */
export function createCards(list: readonly ModelCard[]): Cards {
  const byId = new Map(list.map((card) => [card.id, card]));
  return { find: (id) => byId.get(id), all: () => [...byId.values()] };
}

/** Puts a card into the user's file, over an earlier one with its id; the file is replaced whole. */
export function saveCard(userFile: string, card: ModelCard): void {
  const others = readUserCards(userFile).filter(({ id }) => id !== card.id);
  const cards = [...others, card].sort((a, b) => (a.id < b.id ? -1 : 1));
  mkdirSync(dirname(userFile), { recursive: true });
  writeFileSync(`${userFile}.tmp`, `${JSON.stringify({ cards }, null, 2)}\n`);
  renameSync(`${userFile}.tmp`, userFile);
}

function readUserCards(userFile: string): readonly ModelCard[] {
  try {
    return readCardFile(userFile) ?? [];
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : "it is no JSON";
    throw new OnrecordError(
      `The cards in ${userFile} cannot be used: ${reason}. Correct the file or delete it, then run "onrecord models probe SPEC" again.`,
      { code: "bad_input", cause },
    );
  }
}

function readCardFile(file: string | URL): readonly ModelCard[] | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
  return ModelCards.parse(JSON.parse(text)).cards;
}
