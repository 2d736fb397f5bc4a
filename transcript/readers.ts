import type { TranscriptReader } from "./cue.ts";
import { htmlReader } from "./readers/html.ts";
import { plainJsonReader } from "./readers/plain-json.ts";
import { srtReader } from "./readers/srt.ts";
import { textReader } from "./readers/text.ts";
import { transcriptJsonReader } from "./readers/transcript-json.ts";
import { vttReader } from "./readers/vtt.ts";
import { whisperJsonReader } from "./readers/whisper-json.ts";
import { youtubeJson3Reader } from "./readers/youtube-json3.ts";

/** The formats that are read: a format is a file in `readers/` and a row here. Earlier rows win a tie. */
export const readers: readonly TranscriptReader[] = [
  vttReader,
  srtReader,
  transcriptJsonReader,
  youtubeJson3Reader,
  whisperJsonReader,
  plainJsonReader,
  htmlReader,
  textReader,
];
