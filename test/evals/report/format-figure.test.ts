import { expect, test } from "vitest";
import {
  formatAmount,
  formatDifference,
  formatFigure,
  formatShare,
  formatValue,
  toDigits,
} from "../../../evals/report/format-figure.ts";

const figure = (value: number, lower: number, upper: number) => ({
  value,
  interval: { lower, upper },
  rows: 10,
  recordings: 5,
});

test("a figure is never without its interval", () => {
  expect(formatFigure(figure(0.7314, 0.68, 0.78), { range: [0, 1] })).toBe("0.731 [0.680, 0.780]");
  expect(formatFigure(figure(54.26, 50, 60), { range: [0, 100] })).toBe("54.3 [50.0, 60.0]");
  expect(formatFigure(undefined, { range: [0, 1] })).toBe("–");
});

test("a difference has signs, and nothing has a negative zero", () => {
  expect(formatDifference(figure(0.05, -0.01, 0.11), { range: [0, 1] })).toBe("+0.050 [-0.010, +0.110]");
  expect(formatValue(-0.0001, { range: [0, 1] })).toBe("0.000");
});

test("an end that is not known is a question mark", () => {
  expect(formatAmount(figure(1.234, 0.5, Number.POSITIVE_INFINITY))).toBe("1.2 [0.50, ?]");
  expect(formatAmount(figure(0, 0, 0))).toBe("0");
});

test("shares are per cent", () => {
  expect(formatShare(figure(0.25, 0.1, 0.5))).toBe("25 % [10, 50]");
  expect(formatShare(figure(0.031, 0, 0.08))).toBe("3.1 % [0, 8.0]");
  expect(formatShare(figure(0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY))).toBe("0 % [?, ?]");
});

test.each([
  [0, "0"],
  [0.000123, "0.00012"],
  [0.01, "0.010"],
  [1, "1.0"],
  [9.96, "10"],
  [27.4, "27"],
  [1234, "1,200"],
  [Number.NaN, "?"],
])("%d to two digits is %s", (value, text) => {
  expect(toDigits(value)).toBe(text);
});
