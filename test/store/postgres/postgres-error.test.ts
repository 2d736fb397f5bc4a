import { expect, test } from "vitest";
import { isPassing, toStoreError } from "../../../store/postgres/postgres-error.ts";

const withCode = (code: string, message = "m"): Error => Object.assign(new Error(message), { code });

test.each([
  ["a server that was shut down", withCode("57P01"), true],
  ["a connection that broke", withCode("ECONNRESET"), true],
  ["a protocol that broke off", withCode("08006"), true],
  ["a client that lost its server", new Error("Connection terminated unexpectedly"), true],
  ["two transactions in each other's way", withCode("40P01"), true],
  ["two addresses of one name that both refuse", new AggregateError([withCode("ECONNREFUSED")]), true],
  ["a wrong password", withCode("28P01"), false],
  ["a table that is not there", withCode("42P01", "Connection terminated"), false],
  ["anything else", new Error("The Connection terminated unexpectedly"), false],
])("may work in a while: %s", (_, error, passes) => {
  expect(isPassing(error)).toBe(passes);
});

test.each([
  ["53100", "has a full disk. Free space on the server", "store_failed"],
  ["53300", "has no connection left. End other programs", "store_failed"],
  ["42501", "does not allow this user enough (m)", "not_allowed"],
  ["28000", "Let it in with a line of the server's pg_hba.conf", "not_allowed"],
  ["ECONNREFUSED", "does not answer (ECONNREFUSED). Start the server", "store_failed"],
  ["XX000", 'failed: m. See the server\'s log; "onrecord doctor"', "store_failed"],
])("%s is told with what to do", (code, text, as) => {
  const error = toStoreError(withCode(code), "postgres://u@h/d");
  expect(error.code).toBe(as);
  expect(error.message).toMatch(/^The store at postgres:\/\/u@h\/d .*\.$/);
  expect(error.message).toContain(text);
});
