import type { TranscriptReader } from "./cue.ts";
import { plainJsonReader } from "./readers/plain-json.ts";
import { srtReader } from "./readers/srt.ts";
import { textReader } from "./readers/text.ts";
import { vttReader } from "./readers/vtt.ts";

/** The formats that are read: a format is a file in `readers/` and a row here. Earlier rows win a tie. */
export const readers: readonly TranscriptReader[] = [vttReader, srtReader, plainJsonReader, textReader];
