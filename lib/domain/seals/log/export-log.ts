import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { canonicalJson, type JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { requireSeal } from "../grants/require-seal-deed";
import { appendSealEvent } from "../organization/seal-events";
import { csv } from "./csv";
import { csvName } from "./csv-name";

/**
 * The log of a seal as a table, the oldest line first, each with its hash, so that a copy can be held against the log
 * later. That it was taken is a line of its own, which the copy does not have yet.
 * @param heads of the columns: number, time (UTC), what happened, its code, who, network address, details (JSON), SHA-256
 * @param telling what a line tells, in words
 * @throws DomainError not_found, forbidden
 */
export async function exportLog(
  actor: Actor,
  sealId: string,
  heads: readonly string[],
  telling: (type: string, data: Record<string, JsonValue>) => string,
): Promise<{ fileName: string; text: string }> {
  const { seal } = await requireSeal(actor, sealId, "audit");
  const rows = await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } });
  const lines = rows.map(({ sequence, at, type, actorName, address, data, hash }) => [
    String(sequence),
    at.toISOString(),
    telling(type, data as Record<string, JsonValue>),
    type,
    actorName ?? "",
    address ?? "",
    canonicalJson(data as JsonValue),
    Buffer.from(hash).toString("hex"),
  ]);
  await transaction((tx) =>
    appendSealEvent(tx, sealId, { type: "exported", actor, data: { what: "log", lines: lines.length } }),
  );
  return { fileName: csvName(seal.name, "log"), text: csv([[...heads], ...lines]) };
}
