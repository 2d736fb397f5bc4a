import { existsSync } from "node:fs";

// Loaded before the program: at SIGUSR2 the clock of the wall is set back by an hour, and stays so for processes that
// start after it. Timers go on: they go by the kernel's other clock, which nobody sets.
const hourMs = 3_600_000;
const SystemDate = Date;
let backMs = existsSync("clock-set-back") ? hourMs : 0;
const nowMs = () => SystemDate.now() - backMs;

globalThis.Date = new Proxy(SystemDate, {
  construct: (target, args) => Reflect.construct(target, args.length === 0 ? [nowMs()] : args),
  get: (target, name) => (name === "now" ? nowMs : Reflect.get(target, name)),
});

process.on("SIGUSR2", () => {
  backMs = hourMs;
});
