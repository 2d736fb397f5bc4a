import type { AddCommand } from "./command-setup.ts";
import { addAnalyzeCommand } from "./commands/analyze.ts";
import { addAskCommand } from "./commands/ask.ts";
import { addDemoCommand } from "./commands/demo.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addEvalCommand } from "./commands/eval.ts";
import { addGcCommand } from "./commands/gc.ts";
import { addImportCommand } from "./commands/import.ts";
import { addJobsCommand } from "./commands/jobs.ts";
import { addListCommand } from "./commands/list.ts";
import { addMcpCommand } from "./commands/mcp.ts";
import { addMcpConfigCommand } from "./commands/mcp-config.ts";
import { addModelsCommand } from "./commands/models.ts";
import { addResumeCommand } from "./commands/resume.ts";
import { addReviewCommand } from "./commands/review.ts";
import { addRunsCommand } from "./commands/runs.ts";
import { addSearchCommand } from "./commands/search.ts";
import { addShowCommand } from "./commands/show.ts";
import { addTranslateCommand } from "./commands/translate.ts";
import { addVerifyCommand } from "./commands/verify.ts";
import { addWorkerCommand } from "./commands/worker.ts";

/** Every command, in the order of the help. */
export const allCommands: readonly AddCommand[] = [
  addAnalyzeCommand,
  addVerifyCommand,
  addAskCommand,
  addTranslateCommand,
  addSearchCommand,
  addShowCommand,
  addImportCommand,
  addListCommand,
  addRunsCommand,
  addResumeCommand,
  addReviewCommand,
  addJobsCommand,
  addWorkerCommand,
  addModelsCommand,
  addEvalCommand,
  (setup) => addMcpConfigCommand(setup, addMcpCommand(setup)),
  addGcCommand,
  addDoctorCommand,
  addDemoCommand,
];
