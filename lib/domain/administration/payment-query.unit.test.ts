import { expect, it } from "vitest";
import { readPaymentQuery } from "./payment-query";

it.each([
  ["", { by: "nothing" }],
  [" 7 ", { by: "nothing" }],
  ["62*************78", { by: "masked", start: "62", end: "78" }],
  ["****4321", { by: "masked", start: "", end: "4321" }],
  ["4321", { by: "text", text: "4321" }],
  ["6222 0211-0000 1234 567", { by: "account", account: "6222021100001234567" }],
  ["６２２２０２１１０００", { by: "account", account: "62220211000" }],
  ["VM-7K2F9", { by: "text", text: "VM-7K2F9" }],
  ["清河书坊（杭州）", { by: "text", text: "清河书坊(杭州)" }],
  ["GX123456789012", { by: "text", text: "GX123456789012" }],
] as const)("understands %j", (typed, query) => {
  expect(readPaymentQuery(typed)).toEqual(query);
});
