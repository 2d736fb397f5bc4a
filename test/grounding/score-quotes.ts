// Prints the figures on the development quotes, and the errors when called with `errors`.
import { scoreQuotes } from "./quote-data.ts";

const { errors, ...figures } = scoreQuotes();
process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
if (process.argv[2] === "errors") process.stdout.write(`${errors.join("\n")}\n`);
