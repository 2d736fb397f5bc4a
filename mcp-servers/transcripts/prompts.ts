import { writeCall } from "../answers/next-call.ts";
import { hardCap } from "../answers/page-room.ts";
import { dropBlank } from "../arguments/optional-argument.ts";
import type { Prompt, PromptArgument } from "../server-definition.ts";
import { ToolError } from "../tool-error.ts";
import { toName } from "./find-row.ts";
import type { LibraryReader } from "./library-reader.ts";
import { type TaskName, taskNames, tasks } from "./tasks.ts";

const maxArticle = hardCap - 4000;
const maxCompleted = 100;
const languages = ["English", "Español", "Deutsch", "Français", "Italiano", "Português"];

const transcript: PromptArgument = {
  name: "transcript",
  description: "id of a stored transcript, or its unique beginning",
  required: true,
};
const language: PromptArgument = {
  name: "language",
  description: "language to write in; default the user's",
  required: false,
};
const article: PromptArgument = {
  name: "article",
  description: `the text to verify, at most ${maxArticle} characters; default the one in the conversation`,
  required: false,
};

/** The prompts of the server: its tasks as a person picks them. */
export function createPrompts(reader: LibraryReader): Prompt[] {
  return taskNames.map((name) => toPrompt(name, reader));
}

function toPrompt(name: TaskName, reader: LibraryReader): Prompt {
  const task = tasks[name];
  const args = name === "verify_article" ? [transcript, article, language] : [transcript, language];
  return {
    name,
    title: task.title,
    description: task.description,
    arguments: args,
    async render(given) {
      const value = (argument: string): string | undefined => {
        const plain = dropBlank(given[argument]);
        return typeof plain === "string" ? plain : undefined;
      };
      const [reference, text] = [value("transcript"), value("article")];
      if (reference === undefined) throw needsTranscript(name);
      if (text !== undefined && text.length > maxArticle) throw tooLong();
      const { id } = await reader.find(toName(reference));
      return task.write({ transcript: id, language: value("language")?.slice(0, 60), article: text });
    },
    async complete(argument, begun) {
      if (argument === "transcript") return await completeId(reader, begun);
      if (argument !== "language") return [];
      return languages.filter((known) => known.toLowerCase().startsWith(begun.toLowerCase()));
    },
  };
}

/** Ids that begin with what was typed, or else hold it; the newest first. */
export async function completeId(reader: LibraryReader, begun: string): Promise<string[]> {
  const name = toName(begun);
  const ids = (await reader.rows()).map(({ id }) => id);
  const first = ids.filter((id) => id.startsWith(name));
  return (first.length > 0 ? first : ids.filter((id) => id.includes(name))).slice(0, maxCompleted);
}

function needsTranscript(prompt: string): ToolError {
  return new ToolError({
    code: "bad_arguments",
    message: `The prompt ${prompt} needs the argument transcript.`,
    next: `Name the id of a stored transcript; ${writeCall("list_transcripts", {})} shows them.`,
  });
}

function tooLong(): ToolError {
  return new ToolError({
    code: "too_large",
    message: `The article is longer than ${maxArticle} characters.`,
    next: "Leave the argument article out and paste the text into the conversation.",
  });
}
