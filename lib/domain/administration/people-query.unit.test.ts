import { expect, it } from "vitest";
import { readPeopleQuery } from "./people-query";

it.each([
  ["", { by: "nothing" }],
  ["王", { by: "nothing" }],
  ["王珊", { by: "name", name: "王珊" }],
  ["  Wang   Shan ", { by: "name", name: "Wang Shan" }],
  ["Wang@Example.com", { by: "email", email: "wang@example.com" }],
  ["138 0013 8000", { by: "number", mobile: "13800138000", documents: ["13800138000"] }],
  ["+86 138-0013-8000", { by: "number", mobile: "13800138000", documents: ["+8613800138000"] }],
  ["１１０１０５１９４９１２３１００２ｘ", { by: "number", mobile: null, documents: ["11010519491231002X"] }],
  ["110105 19491231 002x", { by: "number", mobile: null, documents: ["11010519491231002X"] }],
  ["deu c01x00t47", { by: "number", mobile: null, documents: ["DEUC01X00T47", "DEU C01X00T47"] }],
  ["110*************2X", { by: "masked", masked: "110*************2X" }],
  ["110•••••••••••••2X", { by: "masked", masked: "110*************2X" }],
])("%j", (typed, expected) => expect(readPeopleQuery(typed)).toEqual(expected));
