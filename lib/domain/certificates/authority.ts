import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { withAdvisoryLock } from "@/lib/platform/db/advisory-lock";
import { db } from "@/lib/platform/db/client";
import type { Certificate as Row } from "@/lib/platform/db/generated/client";
import { log } from "@/lib/platform/log";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { type AuthorityRole, hierarchy, type Level } from "./hierarchy";
import {
  abandonLeftovers,
  completeCertificate,
  type Issuer,
  intendCertificate,
  type OwnRole,
  wholeSecond,
} from "./issuance";
import { newSigningKey, openSigner } from "./signing-keys";

const dayMs = 86_400_000;
/** Certificates begin a little in the past, for readers whose clock is behind. */
export const backdateMs = 60_000;

export type IssuedRow = Row & { der: Uint8Array };

/** The newest valid certificate of one of the installation's own roles, or null. */
export async function currentOf(role: OwnRole, now = new Date()): Promise<IssuedRow | null> {
  const row = await db().certificate.findFirst({
    where: { role, state: "issued", notBefore: { lte: now }, notAfter: { gt: now } },
    orderBy: [{ notAfter: "desc" }, { id: "desc" }],
  });
  return row?.der ? { ...row, der: row.der } : null;
}

/**
 * Makes sure that root, issuing authority, time-stamping authority, platform and time-stamping certificates are there,
 * and the root and the maker of electronic seals; makes successors of those that come near their end. To be called at every start: it is idempotent, two starts at
 * once make one hierarchy, and what a crash leaves unfinished is abandoned and made anew.
 */
export async function ensureAuthority(): Promise<void> {
  if (await isComplete()) return;
  await withAdvisoryLock("certification-authority", async () => {
    for (const { role } of hierarchy) {
      // Nobody else issues these while the lock is held, so whatever is still intended was left by a crash.
      await db().certificate.updateMany({ where: { role, state: "intended" }, data: { state: "abandoned" } });
    }
    for (const role of ["signer", "organization"] as const) await abandonLeftovers(db(), { role });
    for (const level of hierarchy) {
      if (await needed(level)) await make(level);
    }
  });
}

async function isComplete(): Promise<boolean> {
  const needs = await Promise.all(hierarchy.map(needed));
  return !needs.includes(true);
}

async function needed({ role, renewDays }: Level): Promise<boolean> {
  const current = await currentOf(role);
  return !current || current.notAfter.getTime() - Date.now() < renewDays * dayMs;
}

async function make(level: Level): Promise<void> {
  const issuer = level.issuedBy ? await issuerOf(level.issuedBy) : undefined;
  const instance = level.role === "root" ? newInstanceName() : await instanceName();
  const subject = level.subject(instance);
  const notBefore = wholeSecond(Math.max(Date.now() - backdateMs, issuer?.certificate.notBefore.getTime() ?? 0));
  const wished = notBefore.getTime() + level.days * dayMs - 1000;
  const request = {
    role: level.role,
    profile: level.profile,
    subject,
    label: subject.commonName ?? "",
    key: newSigningKey(level.profile.algorithms === "sm2" ? "SM2" : "P-256"),
    ...(issuer && { issuer }),
    notBefore,
    notAfter: wholeSecond(Math.min(wished, issuer?.certificate.notAfter.getTime() ?? wished)),
    instance: instanceOctet(instance),
  };
  const { certificate } = await completeCertificate(request, await intendCertificate(request));
  log.debug({ role: level.role, serial: certificate.serialHex, subject: request.label }, "a certificate was made");
}

/** An authority with its key, for one issuance. @throws Error when the first start has not made it */
export async function issuerOf(role: AuthorityRole): Promise<Issuer> {
  const row = await currentOf(role);
  if (!row) throw new Error(`the installation has no valid ${role}: ensureAuthority() has not run`);
  return { id: row.id, certificate: parseCertificate(row.der), sign: await openSigner(row.keyId) };
}

/** Five characters without look-alikes. */
const newInstanceName = () =>
  Array.from(randomBytes(5), (byte) => "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"[byte % 32]).join("");

/** The installation's id: the last word of its root's name. */
export async function instanceName(): Promise<string> {
  const root = await currentOf("root");
  const name = root?.subject.split(" ").at(-1);
  if (!name) throw new Error("the installation has no root certificate: ensureAuthority() has not run");
  return name;
}

/** The first octet of the serial numbers that an installation gives out, 1 to 127. */
export const instanceOctet = (instance: string): number =>
  (createHash("sha256").update(instance).digest()[0]! % 127) + 1;
