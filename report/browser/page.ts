/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs in the report itself; scripts/bundle-report.ts turns it into data/page-assets.ts.
import { startFilters } from "./filters.ts";
import { startKeys } from "./keys.ts";
import { createLights } from "./lights.ts";
import { readPage } from "./read-page.ts";
import { startTimeline } from "./timeline.ts";
import { followToolsHeight } from "./tools-height.ts";

const page = readPage(document);
const timeline = startTimeline(page);
const lights = createLights(page, timeline);
const filters = startFilters(page);
startKeys(page, lights, filters);
document.documentElement.classList.add("js");
followToolsHeight(document);
