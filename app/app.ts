import type { AgentName } from "../agents/agent-names.ts";
import type { Analysis } from "../agents/analysis.ts";
import type { Answer } from "../agents/answer.ts";
import type { Translation } from "../agents/translation.ts";
import type { Verification } from "../agents/verification.ts";
import type { ProgressEvent } from "../graphs/progress.ts";
import type { ModelAbilities, ModelCard, ModelPrice, Promotion } from "../models/card.ts";
import type { PromotedChoice } from "../models/choose-promoted.ts";
import type { LocalServer } from "../models/local-servers.ts";
import type { SweepOptions, Swept } from "../store/housekeeping.ts";
import type { ReviewKind, Run } from "../store/run.ts";
import type { Segment, Transcript } from "../transcript/schema.ts";
import type { WrittenFormat } from "../transcript/write-transcript.ts";
import type { AnalysisPlan, PlannedAgent, PlannedSum } from "./analysis-plan.ts";
import type { Jobs } from "./jobs.ts";
import type { ModelAccess, ModelAccessRequest } from "./model-access.ts";
import type { PendingReview, PlanDecision, ReviewAnswer, ReviewedWork } from "./pending-review.ts";
import type { AddedFile } from "./recordings.ts";

export type {
  AnalysisPlan,
  Answer,
  LocalServer,
  ModelCard,
  PendingReview,
  PlanDecision,
  PlannedAgent,
  PlannedSum,
  ProgressEvent,
  Promotion,
  ReviewAnswer,
  ReviewedWork,
};

/** Caps of one run; an absent one is no cap. */
export interface Budget {
  readonly usd?: number;
  readonly calls?: number;
  readonly tokens?: number;
  readonly seconds?: number;
}

/** What may go from the store. */
export interface SweepRequest extends Omit<SweepOptions, "beforeMs"> {
  /** Only what was not used for so long. */
  readonly olderThanMs: number;
}

export interface AnalyzeRequest {
  readonly source: string;
  readonly recipe: string;
  /** What is wanted, in plain words; read by the router. */
  readonly request?: string;
  /** BCP 47; absent: the recording's own. */
  readonly language?: string;
  /** Model specs by agent, first one first; `*` stands for every agent that is not named. */
  readonly models: Readonly<Record<string, readonly string[]>>;
  readonly localOnly: boolean;
  /** Runs that share a name share the caps of `budget`. */
  readonly batch?: string;
  readonly budget: Budget;
  /** Whether a model without a known price may be called under a cap on money. */
  readonly allowUnknownPrice?: boolean;
  /** Where it stops until a person has decided; `analyze` then throws `waiting`. Absent: nowhere. */
  readonly review?: readonly ReviewKind[];
  /** What was decided before, for the run's record. */
  readonly notes?: readonly string[];
  /** Folder for analysis.json, analysis.md, report.html and run.json; absent: none is written. */
  readonly out?: string;
  /** Address of a LangGraph server that runs the graph with its own store and models; absent: it runs here. */
  readonly server?: string;
}

export interface VerifyRequest {
  readonly source: string;
  /** Absent: the article that stands beside the transcript in a pasted page. */
  readonly article?: string;
  readonly quotes?: string;
  readonly claims?: string;
  readonly models: Readonly<Record<string, readonly string[]>>;
  readonly localOnly: boolean;
  readonly out?: string;
  /** Language of the report's own words; absent: the article's. */
  readonly language?: string;
}

export interface AskRequest {
  readonly source: string;
  readonly question: string;
  readonly models: Readonly<Record<string, readonly string[]>>;
  readonly localOnly: boolean;
}

export interface TranslateRequest {
  readonly source: string;
  /** BCP 47. */
  readonly to: string;
  /** BCP 47; absent: as the recording was read. */
  readonly from?: string;
  readonly models: Readonly<Record<string, readonly string[]>>;
  readonly localOnly: boolean;
  readonly budget: Budget;
  readonly allowUnknownPrice?: boolean;
  /** File for the translated transcript; absent: none is written. */
  readonly out?: string;
  /** Absent: as the file's name says, else that of the source. */
  readonly format?: WrittenFormat;
}

export interface SearchOptions {
  readonly speaker?: string;
  /** Seconds from the start. */
  readonly from?: number;
  readonly to?: number;
  readonly limit: number;
}

export interface SearchHit {
  readonly segment: Segment;
  readonly score: number;
}

/** What `show` prints: also for a source that could not be read. */
export interface Shown {
  readonly status: "ok" | "repaired" | "empty" | "error";
  readonly format: string;
  readonly warnings: readonly string[];
  readonly transcript?: Transcript;
  readonly error?: { readonly code: string; readonly message: string };
}

export interface Outcome<T> {
  readonly run: Run;
  readonly transcript: Transcript;
  readonly result: T;
  /** Paths of the files that were written, report.html last. */
  readonly files: readonly string[];
}

export interface Finding {
  readonly what: string;
  readonly state: "ok" | "missing" | "broken";
  readonly detail: string;
  /** What to do about it; absent when there is nothing to do. */
  readonly remedy?: string;
}

/** A model that can be named; null where nothing is known. */
export interface ModelRow {
  readonly spec: string;
  readonly weights: "open" | "closed" | "unknown";
  readonly location: "local" | "remote";
  readonly server: string;
  /** `answers`: a local server has it now; remote ones are not asked. */
  readonly state: "answers" | "not_asked";
  readonly declaredWindow: number | null;
  readonly probedWindow: number | null;
  readonly probedAt: string | null;
  readonly abilities: ModelAbilities;
  readonly price: ModelPrice | null;
  readonly key: { readonly variable: string; readonly present: boolean } | null;
  readonly roles: readonly string[];
  /** The evidence of its roles; absent where it has none. */
  readonly promotions?: readonly Promotion[];
  /** Roles that were won by other files than those that its server has under this name now. */
  readonly staleRoles?: readonly string[];
}

/** For whom a model is looked up by its role. */
export interface HolderRequest extends Pick<SettingsRequest, "localOnly" | "budget" | "allowUnknownPrice"> {
  /** A spec that is not meant, as when it is the one to be compared. */
  readonly except?: string;
}

export interface ProbeRequest {
  readonly spec: string;
  readonly localOnly: boolean;
  /** Largest window to try, in tokens. */
  readonly maxWindow?: number;
  /** Longest that the growing windows may take. */
  readonly maxSeconds?: number;
}

/** What a command line says over the settings. */
export interface SettingsRequest {
  readonly models: Readonly<Record<string, readonly string[]>>;
  readonly localOnly: boolean;
  readonly budget: Budget;
  readonly allowUnknownPrice?: boolean;
}

/** What any graph can give. */
export type RunResult = Analysis | Verification | Answer | Translation;

/** How one of several calls that share an app is run: it is watched, and ends, by itself. */
export interface RunCall {
  readonly signal: AbortSignal;
  /** When it fires, the steps in flight are finished and kept, and the call ends as cancelled; `resume` goes on. */
  readonly drain?: AbortSignal;
  onProgress(event: ProgressEvent): void;
  /**
   * Id of the run, by the sha256 of what is asked; a run that has it is gone on with, or read where it has ended.
   * What it throws ends the call before anything is recorded. Absent: a new id each time.
   */
  chooseId?(request: string): string | Promise<string>;
}

/** A run as the store has it. */
export interface RunView {
  readonly run: Run;
  /** Whether a living process works on it; a running one that none holds was interrupted. */
  readonly isHeld: boolean;
  /** What the graph was asked for. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether it may call models of this machine alone; a resumed one keeps to it. */
  readonly localOnly: boolean;
  /** Reads what came of it; absent while there is no result. */
  readonly readOutcome?: () => Promise<Outcome<RunResult>>;
}

/** Everything a user can ask of onrecord; each call throws `OnrecordError` and closes what it opened. */
export interface App {
  analyze(request: AnalyzeRequest, call?: RunCall): Promise<Outcome<Analysis>>;
  /** What `analyze` would do and cost; no run is recorded and no summarizer called. */
  plan(request: AnalyzeRequest): Promise<AnalysisPlan>;
  verify(request: VerifyRequest): Promise<Outcome<Verification>>;
  /** JSON lines of DESIGN §11, one a row of the quotes and claims files, in order. */
  verifyRows(request: VerifyRequest): Promise<readonly Readonly<Record<string, unknown>>[]>;
  ask(request: AskRequest, call?: RunCall): Promise<Outcome<Answer>>;
  /** The result's `translated` is a transcript again; segments that stay as they are make the run `partial`. */
  translate(request: TranslateRequest, call?: RunCall): Promise<Outcome<Translation>>;
  show(source: string): Promise<Shown>;
  /** Stores bytes that came from elsewhere as a source would be; what cannot be read is told like `show` tells it. */
  add(file: AddedFile): Promise<Shown>;
  search(source: string, query: string, options: SearchOptions): Promise<readonly SearchHit[]>;
  list(): Promise<readonly Transcript[]>;
  runs(): Promise<readonly Run[]>;
  run(id: string): Promise<Run>;
  /** A run by its id or a unique beginning of it; nothing is written. */
  look(id: string): Promise<RunView>;
  resume(id: string, call?: RunCall): Promise<Outcome<RunResult>>;
  /** What a run waits for; throws `bad_usage` where it waits for nobody. */
  pendingReview(id: string): Promise<PendingReview>;
  /** Keeps a person's answer and goes on with the run; throws `waiting` where it stops again. */
  review(id: string, answer: ReviewAnswer, call?: RunCall): Promise<Outcome<RunResult>>;
  /** All that persons have looked over in the runs of the store. */
  reviewed(): Promise<readonly ReviewedWork[]>;
  doctor(): Promise<readonly Finding[]>;
  models(): Promise<readonly ModelRow[]>;
  /** Asks a live server what it does and keeps the proof on the user's card of the model, which is given. */
  probe(request: ProbeRequest): Promise<ModelCard>;
  /** What `auto` stands for: the cheapest model that is promoted for an agent and may be called, else `builtin`. */
  holderOf(agent: AgentName, request: HolderRequest): PromotedChoice;
  /** Specs of all models that are promoted for an agent. */
  roleHolders(agent: AgentName): readonly string[];
  /** Writes a role with its evidence on the user's card of a model, which is given. */
  keepPromotion(promotion: Promotion): Promise<ModelCard>;
  /** Digest of a model's files, where its server tells one; throws as a run would. */
  digestOf(spec: string): Promise<string | undefined>;
  /** Recordings that wait for a worker. */
  readonly jobs: Jobs;
  /** Removes from the store what nothing needs any more. */
  sweep(request: SweepRequest): Promise<Swept>;
  /** Folder of the store. */
  readonly storeFolder: string;
  /** Models as a run would have them, for work that is no run, such as an eval; nothing is asked yet. */
  openModels(request: ModelAccessRequest): ModelAccess;
  /** Local servers that answer now. */
  localServers(): Promise<readonly LocalServer[]>;
  /** The settings in force, without secrets. */
  settings(request: SettingsRequest): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}
