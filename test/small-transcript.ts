import { readTranscript, type Transcript } from "../transcript/index.ts";

/** Two minutes of a made-up meeting as WebVTT: figures, a correction, a question, a decision. */
export const smallVtt = `WEBVTT

1
00:00:01.000 --> 00:00:07.000
<v Mara Quint>Good morning. Um, the ferry carried four hundred and twelve people on Saturday.

2
00:00:07.000 --> 00:00:14.000
<v Mara Quint>Sorry, I said four hundred and twelve, it was three hundred and twelve people.

3
00:00:14.000 --> 00:00:22.000
<v Ilo Brandt>And what does the second boat cost us if we keep it for the whole winter?

4
00:00:22.000 --> 00:00:31.000
<v Mara Quint>The second boat costs 18,500 euros a month, and we cannot pay that after March.

5
00:00:31.000 --> 00:00:39.000
<v Ilo Brandt>I disagree. You know, a town without a ferry is a town that waits for other people.

6
00:00:39.000 --> 00:00:48.000
<v Mara Quint>We decided to keep one boat until June and to ask the county for the other half.

7
00:00:48.000 --> 00:00:55.000
<v Ilo Brandt>I will write to the county by Friday and send everybody a copy of the letter.
`;

export const smallTranscript: Transcript = readTranscript({
  bytes: new TextEncoder().encode(smallVtt),
  sha256: "a".repeat(64),
  uri: "ferry.vtt",
}).transcript;
