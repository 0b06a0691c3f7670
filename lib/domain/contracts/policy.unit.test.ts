import { describe, expect, it } from "vitest";
import { type Deed, may } from "./policy";
import { contractStates, participantStates } from "./states";

const deeds: Deed[] = [
  "view",
  "download",
  "edit",
  "send",
  "release",
  "take_back",
  "discard",
  "withdraw",
  "remind",
  "correct_participant",
  "extend",
  "relate",
  "set_term",
  "add_copy",
  "comment",
  "hand_over",
  "request_correction",
  "decline",
  "fill_and_sign",
  "approve",
];

const allowed = (contractState: string, owner: boolean, participant: { role: string; state: string } | null) =>
  deeds.filter((deed) => may(deed, { contractState, owner, places: participant ? [participant] : [] })).join(" ");

describe("what the owner may do", () => {
  it.each([
    ["draft", "view download edit send discard"],
    ["in_approval", "view download take_back"],
    ["sending", "view download"],
    ["out", "view download withdraw remind correct_participant extend set_term add_copy comment"],
    ["completed", "view download relate set_term add_copy comment"],
    ["voided", "view download comment"],
    ["declined", "view download comment"],
    ["expired", "view download comment"],
    ["withdrawn", "view download comment"],
    ["anything else", ""],
  ])("with a contract that is %s", (state, expected) => {
    expect(allowed(state, true, null)).toBe(expected);
  });
});

describe("what a signer may do", () => {
  it.each([
    ["draft", "draft", ""],
    ["sending", "draft", ""],
    ["out", "waiting", ""],
    ["out", "invited", "view download comment hand_over request_correction decline fill_and_sign"],
    ["out", "opened", "view download comment hand_over request_correction decline fill_and_sign"],
    ["out", "signed", "view download comment"],
    ["completed", "signed", "view download relate comment"],
    ["voided", "signed", "view download comment"],
    ["declined", "declined", "view"],
    ["declined", "signed", "view download"],
    ["declined", "opened", "view"],
    ["expired", "opened", "view"],
    ["expired", "waiting", ""],
    ["withdrawn", "invited", "view"],
    ["withdrawn", "signed", "view download"],
    ["odd", "signed", ""],
    ["out", "odd", ""],
  ])("with a contract that is %s and a place that is %s", (contract, participant, expected) => {
    expect(allowed(contract, false, { role: "signer", state: participant })).toBe(expected);
  });
});

describe("what an approver and a reader may do", () => {
  it.each([
    ["approver", "out", "waiting", ""],
    ["approver", "out", "opened", "view download comment hand_over request_correction decline approve"],
    ["approver", "out", "approved", "view download comment"],
    ["approver", "completed", "approved", "view download comment"],
    ["approver", "withdrawn", "approved", "view"],
    ["approver", "declined", "declined", "view"],
    ["copy", "out", "waiting", ""],
    ["copy", "out", "informed", "view download comment"],
    ["copy", "completed", "informed", "view download comment"],
    ["copy", "voided", "informed", "view download comment"],
    ["copy", "withdrawn", "informed", "view"],
    ["witness", "out", "opened", "view download comment hand_over request_correction decline fill_and_sign"],
  ])("as %s, with a contract that is %s and a place that is %s", (role, contract, state, expected) => {
    expect(allowed(contract, false, { role, state })).toBe(expected);
  });

  it("is the sum of both for whoever stands in two places", () => {
    const places = [
      { role: "approver", state: "approved" },
      { role: "signer", state: "invited" },
    ];
    const standing = { contractState: "out", owner: false, places };
    expect(deeds.filter((deed) => may(deed, standing)).join(" ")).toBe(
      "view download comment hand_over request_correction decline fill_and_sign",
    );
  });
});

describe("everybody else", () => {
  it("may do nothing, whatever the states", () => {
    for (const contract of [...contractStates, "odd"]) {
      expect(allowed(contract, false, null)).toBe("");
      for (const participant of participantStates)
        for (const role of ["", "viewer", "constructor", "__proto__", "Signer"])
          expect(allowed(contract, false, { role, state: participant })).toBe("");
    }
  });

  it("adds both sides' rights for an owner who signs too", () => {
    expect(allowed("out", true, { role: "signer", state: "opened" })).toBe(
      "view download withdraw remind correct_participant extend set_term add_copy comment hand_over request_correction decline fill_and_sign",
    );
  });
});

describe("what the colleague may do who approves it before it goes out", () => {
  it.each([
    ["draft", ""],
    ["in_approval", "view download release"],
    ["out", "view download"],
    ["completed", "view download"],
    ["withdrawn", ""],
    ["voided", ""],
  ])("with a contract that is %s", (contractState, expected) => {
    const standing = { contractState, owner: false, releaser: true, places: [] };
    expect(deeds.filter((deed) => may(deed, standing)).join(" ")).toBe(expected);
  });
});
