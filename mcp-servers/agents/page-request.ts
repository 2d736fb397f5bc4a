import { defaultPage } from "../answers/page-room.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";

/** Which page of a result, and how much of it; the first one unless `cursor` says otherwise. */
export interface PageRequest {
  readonly response_format: ResponseFormat;
  readonly max_characters: number;
  readonly cursor?: string | undefined;
}

/** The first page of the usual size. */
export function firstPage(format: ResponseFormat): PageRequest {
  return { response_format: format, max_characters: defaultPage };
}
