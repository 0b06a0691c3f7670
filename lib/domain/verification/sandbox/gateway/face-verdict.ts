import { askRegister, type RegisterAnswer } from "../register";
import type { FaceTransaction } from "./face-transactions";
import type { Misbehaviour, World } from "./world";

export type Verdict = RegisterAnswer["outcome"] | "pending" | "expired" | "cancelled";

/** How long the service goes on by itself when it is told to go on. */
const processingMs = 20_000;

/** How a transaction stands, as the service would tell it. Telling its end counts. */
export function verdict(world: World, transaction: FaceTransaction, odd: Misbehaviour | undefined): Verdict {
  const { finished, name, idNumber, expiresAt } = transaction;
  const now = world.now().getTime();
  const going = odd === "never" || (odd === "processing" && finished && now < finished.at.getTime() + processingMs);
  if (!finished || going) return now >= expiresAt.getTime() ? "expired" : "pending";
  transaction.told += 1;
  if (finished.choice === "cancel") return "cancelled";
  const register = askRegister(world.people, { name, idNumber }).outcome;
  const first = finished.choice === "fail" && register === "match" ? "mismatch" : register;
  if (odd !== "second_opinion" || transaction.told === 1) return first;
  return first === "match" ? "mismatch" : "match";
}
