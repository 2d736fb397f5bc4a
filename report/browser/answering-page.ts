/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs in a report that answers, with the built-in engine; scripts/bundle-answering.ts bundles it.
import { createAnswering } from "../answering.ts";
import { wordingFor } from "../phrases.ts";
import { unpackRecording } from "../recording-data.ts";
import { startBoxes } from "./boxes.ts";
import { elementById } from "./read-page.ts";
import { startPage } from "./start-page.ts";

const { page, lights } = startPage(document);
const wording = wordingFor(document.documentElement.lang);
startBoxes(page, lights, () =>
  createAnswering(unpackRecording(elementById(document, "recording").textContent ?? ""), wording),
);
