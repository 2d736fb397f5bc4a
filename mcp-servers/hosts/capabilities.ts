import type { ServerDefinition } from "../server-definition.ts";

/** What a server says it can do, the same in both eras. */
export function capabilitiesOf({ resources, logging }: ServerDefinition) {
  return {
    tools: {},
    resources: resources.subscribe === undefined ? {} : { subscribe: true },
    prompts: {},
    completions: {},
    ...(logging === undefined ? {} : { logging: {} }),
  };
}
