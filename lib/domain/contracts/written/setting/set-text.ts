import "server-only";
import { invalid } from "@/lib/platform/errors";
import { BoundedProcess, ProcessStopped } from "@/lib/platform/isolation/bounded-process";
import type { Values, WrittenText } from "../written-text.schema";
import type { SetPlace } from "./places-in";
import type { SettingAnswer, SettingQuestion } from "./setter-process";

const setter = new BoundedProcess<SettingQuestion, SettingAnswer>({
  name: "setter",
  entry: ["lib", "domain", "contracts", "written", "setting", "setter-process.ts"],
  bounds: { milliseconds: 60_000, heapMegabytes: 1_024, residentMegabytes: 1_800 },
  questionsPerProcess: 30,
  mostWaiting: 60,
  mostWaitingOfOne: 5,
});

/**
 * Sets a text with its values as pages, in a process of its own. The same text and values give the same bytes.
 * @param whose account of whoever asks
 * @throws DomainError text_not_settable with the characters that no font of ours has; text_too_long where it takes too
 *   much time or memory; unavailable `process_busy`, `process_not_started`
 */
export async function setText(
  text: WrittenText,
  values: Values,
  whose: string,
): Promise<{ pdf: Uint8Array; places: SetPlace[] }> {
  const answer = await setter.ask({ text, values }, undefined, whose).catch((error: unknown) => {
    if (error instanceof ProcessStopped && error.bound !== "defect") throw invalid("text_too_long");
    throw error;
  });
  if ("missing" in answer) throw invalid("text_not_settable", { characters: answer.missing.join(" ") });
  return answer;
}

/** Ends the process; for a server that stops, and for tests. */
export const stopSetting = (): void => setter.stop();
