import { randomBytes } from "node:crypto";
import type { Answer, FaceAnswer, FaceProvider } from "./provider-types";

/** What the person did, as the provider knows it. */
export type PlayedAnswer = FaceAnswer["outcome"];

/**
 * A provider of face comparison for tests: what the person does there is played, and it counts how often it is asked.
 * Its clock is the test's.
 */
export function testFaceProvider(now: () => Date, lifeMs = 3600_000) {
  const played = new Map<string, PlayedAnswer>();
  const receipt = (providerReference: string) => ({ billed: true, providerReference });
  const state = { began: 0, asked: 0, deaf: false, refuses: null as Answer | null, last: "" };
  const provider: FaceProvider = {
    id: "test-face",
    method: "alipay_face",
    sandbox: true,
    needsOpenid: false,
    async begin({ reference, returnUrl }) {
      state.began += 1;
      if (state.refuses) return { kind: "failed", answer: state.refuses };
      const providerReference = `T-${randomBytes(8).toString("hex")}`;
      state.last = providerReference;
      if (!returnUrl.includes(reference)) throw new Error("the return address names another step");
      return {
        kind: "begun",
        providerReference,
        url: `https://face.example/${providerReference}`,
        appUrl: null,
        opensIn: "alipay",
        expiresAt: new Date(now().getTime() + lifeMs),
      };
    },
    async ask({ providerReference, expiresAt }) {
      state.asked += 1;
      if (state.deaf) throw new Error("the provider is away");
      const outcome = played.get(providerReference);
      const end = (answer: PlayedAnswer): FaceAnswer => {
        const told = receipt(providerReference);
        if (answer === "mismatch") return { outcome: answer, differs: "unknown", ...told };
        if (answer === "invalid_input") return { outcome: answer, field: "name", ...told };
        return { outcome: answer, ...told };
      };
      if (outcome) return { state: "done", answer: end(outcome) };
      return now() >= expiresAt ? { state: "done", answer: end("expired") } : { state: "pending" };
    },
  };
  return {
    provider,
    state,
    /** The person comes to an end there; the first end stands. */
    play(outcome: PlayedAnswer, reference = state.last) {
      if (!played.has(reference)) played.set(reference, outcome);
    },
    /** The provider changes its mind, as none should. */
    contradict(outcome: PlayedAnswer, reference = state.last) {
      played.set(reference, outcome);
    },
  };
}
