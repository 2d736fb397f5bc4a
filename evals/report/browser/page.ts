/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs in the report itself; scripts/bundle-eval-report.ts turns it into data/page-assets.ts.
import { startRows } from "./rows.ts";

startRows(document);
