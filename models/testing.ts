export type { Model, ModelAnswer, ModelRequest } from "./model.ts";
export {
  type AnswerFunction,
  createFunctionModel,
  createScriptedModel,
  readScript,
  Script,
} from "./scripted-model.ts";
