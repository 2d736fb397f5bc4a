import { z } from "zod";
import { optionalArgument } from "./optional-argument.ts";
import { unquote } from "./unquote.ts";

/** The place where a page goes on: digits, as text or number, also with quotation marks around them. */
export const cursorArgument = optionalArgument(
  z.union([z.string(), z.number()]).transform((value) => unquote(String(value)).replace(/\.0$/, "")),
);
