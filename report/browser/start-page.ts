import { startFilters } from "./filters.ts";
import { startKeys } from "./keys.ts";
import { createLights, type Lights } from "./lights.ts";
import { type ReportPage, readPage } from "./read-page.ts";
import { startTimeline } from "./timeline.ts";
import { followToolsHeight } from "./tools-height.ts";

/** Makes the statements, lines, filters and keys of a report work. */
export function startPage(document: Document): { readonly page: ReportPage; readonly lights: Lights } {
  const page = readPage(document);
  const timeline = startTimeline(page);
  const lights = createLights(page, timeline);
  const filters = startFilters(page);
  startKeys(page, lights, filters);
  document.documentElement.classList.add("js");
  followToolsHeight(document);
  return { page, lights };
}
