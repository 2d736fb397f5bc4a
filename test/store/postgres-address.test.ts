import { expect, test } from "vitest";
import { hasPassword, isPostgresAddress, toShownAddress } from "../../store/postgres-address.ts";

test.each([
  ["postgres://host/db", true],
  ["postgresql://u:p@host:5432/db", true],
  ["POSTGRES://host/db", true],
  ["postgres", false],
  ["./postgres://x", false],
  ["/tmp/store", false],
])("%s is an address: %s", (name, is) => {
  expect(isPostgresAddress(name)).toBe(is);
});

test.each([
  ["postgres://user:s3cret@host:5432/db", "postgres://user@host:5432/db"],
  ["postgresql://user@host/db?password=s3cret&sslmode=require", "postgresql://user@host/db"],
  ["postgres://host/db", "postgres://host/db"],
  ["postgres://user:s3c/ret@host:x/db", "postgres://…"],
])("%s is shown without its password", (address, shown) => {
  expect(toShownAddress(address)).toBe(shown);
});

test.each([
  ["postgres://user:s3cret@host/db", true],
  ["postgres://user@host/db?password=s3cret", true],
  ["postgres://user:s3c/ret@host:x/db", true],
  ["postgres://user@host/db?sslmode=require", false],
])("%s tells a password: %s", (address, tells) => {
  expect(hasPassword(address)).toBe(tells);
});
