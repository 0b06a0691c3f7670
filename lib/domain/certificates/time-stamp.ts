import "server-only";
import { randomBytes } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { unavailable } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { answerSystemFailure, answerTimeStampRequest } from "@/lib/standards/tsp/answer-request";
import { createTimeStampToken, type TimeStampingUnit } from "@/lib/standards/tsp/create-token";
import { composeSerial } from "@/lib/standards/x509/build-certificate";
import { instanceName, instanceOctet } from "./authority";
import { type SignerMaterial, timeStampSigner } from "./signing-material";
import { timeStampAccuracy, timeStampPolicy } from "./time-stamp-policy";

export type TimeStamp = {
  /** The token (a CMS ContentInfo) in DER. */
  der: Uint8Array;
  /** Hexadecimal. */
  serial: string;
  /** The token's genTime. */
  time: Date;
};

/** A moment to stamp with: a serial number that is already stored, and a time that two clocks agree on. */
type Moment = { serial: Uint8Array; time: Date; clockOk: boolean };

/** Two clocks further apart than this: one is wrong, and nothing is stamped. */
const mostDifferenceMs = 1000;

let lastTime = 0;

/**
 * Stores a fresh serial number and takes the time. The database's clock is the one that counts, so that all servers of
 * an installation stamp in one order; a clock that was set back makes nothing older than what this process had stamped when it was asked.
 */
async function takeMoment(): Promise<Moment> {
  const serial = composeSerial(instanceOctet(await instanceNameOnce()), randomBytes(16));
  const floor = lastTime;
  const before = Date.now();
  const [row] = await db().$queryRaw<{ createdAt: Date }[]>`
    INSERT INTO time_stamp_serial (serial, "createdAt") VALUES (${Buffer.from(serial).toString("hex")}, clock_timestamp())
    RETURNING "createdAt"`;
  const after = Date.now();
  if (!row) throw new Error("a serial number was not stored");
  const theirs = row.createdAt.getTime();
  const difference = Math.max(before - theirs, theirs - after, 0);
  const clockOk = difference <= mostDifferenceMs && theirs >= floor;
  if (clockOk) lastTime = Math.max(lastTime, theirs);
  else log.error({ differenceMs: difference, backwardsMs: Math.max(0, floor - theirs) }, "clocks disagree");
  return { serial, time: row.createdAt, clockOk };
}

let instance: string | undefined;

async function instanceNameOnce(): Promise<string> {
  instance ??= await instanceName();
  return instance;
}

/** One unit for one opened key: what a unit can prepare, it prepares once. */
const units = new WeakMap<SignerMaterial, TimeStampingUnit>();

async function currentUnit(): Promise<TimeStampingUnit> {
  const signer = await timeStampSigner();
  const { certificate, chain, sign } = signer;
  const unit = units.get(signer) ?? { certificate, chain, sign, policy: timeStampPolicy };
  units.set(signer, unit);
  return unit;
}

/**
 * Stamps a digest with the embedded authority, without HTTP.
 * @param imprint SHA-256 of what is to be stamped
 * @throws DomainError unavailable `clock_differs`: nothing is stamped while the clocks disagree
 */
export async function issueTimeStamp(imprint: Uint8Array): Promise<TimeStamp> {
  const tsa = await currentUnit();
  const { serial, time, clockOk } = await takeMoment();
  if (!clockOk) throw unavailable("clock_differs");
  const der = await createTimeStampToken({ tsa, imprint, serial, genTime: time, accuracy: timeStampAccuracy });
  return { der, serial: Buffer.from(serial).toString("hex"), time };
}

/**
 * Answers an RFC 3161 request; every request gets an answer.
 * @param request TimeStampReq in DER, as it came
 * @returns TimeStampResp in DER: a token, or a rejection with its reason
 */
export async function answerTimeStampQuery(request: Uint8Array): Promise<Uint8Array> {
  try {
    const tsa = await currentUnit();
    const { serial, time, clockOk } = await takeMoment();
    return await answerTimeStampRequest({ request, tsa, now: time, accuracy: timeStampAccuracy, serial, clockOk });
  } catch (error) {
    log.error({ error: (error as Error).name }, "the time-stamping authority failed");
    return answerSystemFailure();
  }
}
