/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs in a report without boxes; scripts/bundle-report.ts turns it into data/page-assets.ts.
import { startPage } from "./start-page.ts";

startPage(document);
