import type { TermSheetCard } from "../../app/term-sheet.ts";
import { formatClock } from "../../transcript/format-clock.ts";
import { defaultPage } from "../answers/page-room.ts";
import { toPlainName } from "../answers/visible-text.ts";
import type { ListedResource, ResourceShelf } from "../server-definition.ts";
import { ToolError } from "../tool-error.ts";
import { toName } from "./find-row.ts";
import type { LibraryReader } from "./library-reader.ts";
import { completeId } from "./prompts.ts";
import { readPage } from "./read-transcript.ts";

const mimeType = "text/plain";
const maxListed = 100;

/** The stored transcripts as resources: each is its first page, which says how to go on with a tool. */
export function createResources(reader: LibraryReader): ResourceShelf {
  return {
    templates: [
      {
        uriTemplate: "transcript://{id}",
        name: "transcript",
        title: "A stored transcript",
        description:
          "First page of a transcript, fenced as untrusted speech; read_transcript gives the others.",
        mimeType,
      },
    ],
    async list() {
      const shelf = await reader.terms();
      const rows = await reader.rows();
      return rows.slice(0, maxListed).map((row) => toListed(row.id, shelf.get(row)?.card));
    },
    async read(uri) {
      const id = /^transcript:\/\/([^/?#]+)\/?$/i.exec(uri)?.[1];
      if (id === undefined) throw noResource();
      const { transcript } = await reader.open(await reader.find(toName(id)));
      const { text } = readPage(transcript, {
        transcript: transcript.id,
        max_characters: defaultPage,
        response_format: "concise",
      });
      return { uri, mimeType, text };
    },
    complete: async (variable, begun) => (variable === "id" ? completeId(reader, begun) : []),
  };
}

function toListed(id: string, card: TermSheetCard | undefined): ListedResource {
  const shared = { uri: `transcript://${id}`, name: id, mimeType };
  if (card === undefined) return { ...shared, title: id };
  const { language, duration, segments, title } = card;
  const facts = [
    ...(language === undefined ? [] : [language]),
    ...(duration === undefined ? [] : [formatClock(duration)]),
    `${segments} segments`,
  ];
  return {
    ...shared,
    title: title === undefined ? id : toPlainName(title, 80),
    description: facts.join(", "),
  };
}

function noResource(): ToolError {
  return new ToolError({
    code: "not_found",
    message: "That is no address of a transcript.",
    next: "Use transcript://<id> with an id from list_transcripts {}.",
  });
}
