import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findStore } from "../../app/store-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const address = "postgres://user@host/db";
const world = { cwd: "/made-up/here", userDataDirectory: "/data", home: undefined, variables: {} };

test("a store is in the folder that is named, by the option before the variable", () => {
  const variables = { ONRECORD_HOME: "/other" };
  expect(findStore({ ...world, home: "a", variables })).toEqual({
    location: "/made-up/here/a",
    folder: "/made-up/here/a",
  });
  expect(findStore({ ...world, variables })).toEqual({ location: "/other", folder: "/other" });
});

test("a store at an address keeps what stays here in the usual folder", () => {
  expect(findStore({ ...world, home: address })).toEqual({ location: address, folder: "/data/onrecord" });
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, ".onrecord"));
  expect(findStore({ ...world, cwd, variables: { ONRECORD_HOME: address } })).toEqual({
    location: address,
    folder: join(cwd, ".onrecord"),
  });
});

test("an empty name is none", () => {
  expect(findStore({ ...world, home: "", variables: { ONRECORD_HOME: "" } }).location).toBe("/data/onrecord");
});
