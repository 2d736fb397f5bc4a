import { expect, test } from "vitest";
import { setTracing } from "../../cli/set-tracing.ts";

const left = () => ({
  LANGSMITH_TRACING: "true",
  LANGCHAIN_TRACING_V2: "true",
  LANGSMITH_API_KEY: "k",
  HOME: "/h",
});

test("tracing that another project switched on is off here, and nothing else is touched", () => {
  const variables = left();
  setTracing(variables);
  expect(variables).toEqual({ LANGSMITH_API_KEY: "k", HOME: "/h" });
});

test("tracing stays on for who asks for it", () => {
  const variables = { ...left(), ONRECORD_TRACING: "langsmith" };
  setTracing(variables);
  expect(variables).toEqual({
    ...left(),
    ONRECORD_TRACING: "langsmith",
    LANGCHAIN_CALLBACKS_BACKGROUND: "false",
  });
});
