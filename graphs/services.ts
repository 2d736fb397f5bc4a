import type { Analysis } from "../agents/analysis.ts";
import type { Recording } from "../agents/recording.ts";
import type { Recipe } from "../agents/summarizer/recipe.ts";
import type { Model } from "../models/model.ts";
import type { Translator } from "../models/translator.ts";
import type { Store } from "../store/store.ts";
import type { ProgressEvent } from "./progress.ts";

/** A text about a recording; `format` tells how to find its quotes and claims. */
export interface ArticleText {
  readonly uri: string;
  readonly sha256: string;
  readonly text: string;
  readonly format: "text" | "markdown" | "html";
  readonly title?: string;
}

/** A recording with the article that stood beside it in a pasted page, if any. */
export interface OpenedRecording {
  readonly recording: Recording;
  readonly article?: ArticleText;
}

/** What graphs keep: blobs, finished calls, and the records of a run's agents. */
export type GraphStore = Pick<Store, "blobs" | "findResult" | "saveResult" | "recordAgent">;

/** The other side of a run on a server: a client that shares neither files nor store with it. */
export interface RemoteClient {
  /** Stores and opens what the client sent with the run, as it stands in the run's context; throws for what is none. */
  receive(sent: unknown): Promise<OpenedRecording>;
  /** Gives the client what came of the run. */
  deliver(analysis: Analysis): void;
}

/** What nodes need of the world; they hold no client and no clock of their own. */
export interface GraphServices {
  readonly store: GraphStore;
  /** By sha256, id, unique prefix or file; the second opening of one recording is free. */
  openRecording(source: string): Promise<OpenedRecording>;
  openArticle(source: string): Promise<ArticleText>;
  readRecipe(nameOrPath: string): Recipe;
  /** All recipes that come with onrecord; a request in plain words may name one. */
  readRecipes(): readonly Recipe[];
  /** `undefined` is the built-in engine. Throws `unknown_model`. */
  findModel(spec: string): Model | undefined;
  findTranslator(): Translator | undefined;
  nowMs(): number;
  /** Longest an agent may take, in milliseconds. */
  readonly agentTimeoutMs: number;
  onProgress(event: ProgressEvent): void;
  /** On a server alone. */
  readonly client?: RemoteClient;
}
