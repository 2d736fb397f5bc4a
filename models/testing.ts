export type { Model, ModelAnswer, ModelRequest } from "./model.ts";
export { createScriptedModel, readScript, Script } from "./scripted-model.ts";
