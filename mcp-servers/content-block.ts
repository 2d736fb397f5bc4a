/** A resource that stands in an answer itself. */
export type EmbeddedResource =
  | { readonly uri: string; readonly mimeType: string; readonly text: string }
  | { readonly uri: string; readonly mimeType: string; readonly blob: string };

/** One block of an answer or prompt, as the protocol spells it; `data` and `blob` are base64. */
export type ContentBlock =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image"; readonly data: string; readonly mimeType: string }
  | { readonly type: "audio"; readonly data: string; readonly mimeType: string }
  | { readonly type: "resource"; readonly resource: EmbeddedResource };

export interface PromptMessage {
  readonly role: "user" | "assistant";
  readonly content: ContentBlock;
}
