import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { openssl } from "@/tests/support/openssl";
import { ensureAuthority } from "./authority";
import { answerTimeStampQuery, issueTimeStamp } from "./time-stamp";
import { timeStampPolicy } from "./time-stamp-policy";
import { trustAnchors } from "./trust-anchors";

const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-tsa-"));
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  await ensureAuthority();
  const { rootPem, chainPem } = await trustAnchors();
  writeFileSync(at("root.pem"), rootPem);
  writeFileSync(at("chain.pem"), chainPem);
  writeFileSync(at("data.bin"), randomBytes(5000));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const trust = () => ["-CAfile", at("root.pem"), "-untrusted", at("chain.pem")];

async function query(...options: string[]): Promise<Uint8Array> {
  const made = await openssl("ts", "-query", "-data", at("data.bin"), "-out", at("q.tsq"), ...options);
  expect(made.code, made.output).toBe(0);
  return readFileSync(at("q.tsq"));
}

async function answered(request: Uint8Array): Promise<string> {
  writeFileSync(at("r.tsr"), await answerTimeStampQuery(request));
  return (await openssl("ts", "-reply", "-in", at("r.tsr"), "-text")).output;
}

describe("the time-stamping authority", () => {
  it.each([
    ["with certificates", ["-sha256", "-cert"]],
    ["without certificates", ["-sha256"]],
    ["SHA-512", ["-sha512", "-cert"]],
    ["without a nonce", ["-sha256", "-cert", "-no_nonce"]],
    ["under its own policy", ["-sha256", "-cert", "-tspolicy", timeStampPolicy]],
  ])("answers `openssl ts -query` %s so that `openssl ts -verify` is content", async (name, options) => {
    const text = await answered(await query(...options));
    expect(text).toContain("Status: Granted.");
    expect(text).toContain(`Policy OID: ${timeStampPolicy}`);
    const certificate = ["-untrusted", at("chain.pem")];
    if (name === "without certificates") {
      const row = await db().certificate.findFirstOrThrow({ where: { role: "timestamping" } });
      writeFileSync(at("tsa.der"), row.der!);
      await openssl("x509", "-inform", "DER", "-in", at("tsa.der"), "-out", at("tsa.pem"));
      writeFileSync(at("all.pem"), readFileSync(at("chain.pem"), "utf8") + readFileSync(at("tsa.pem"), "utf8"));
      certificate[1] = at("all.pem");
    }
    const said = await openssl(
      ...["ts", "-verify", "-queryfile", at("q.tsq"), "-in", at("r.tsr"), "-CAfile", at("root.pem")],
      ...certificate,
    );
    expect(said.output).toContain("Verification: OK");
  });

  it.each([
    ["another policy", ["-sha256", "-tspolicy", "1.2.3.4"], "unacceptedPolicy|policy"],
    ["a weak digest", ["-sha1"], "unrecognized or unsupported algorithm"],
  ])("refuses %s", async (_, options, reason) => {
    const text = await answered(await query(...options));
    expect(text).toContain("Status: Rejected.");
    expect(text).toMatch(new RegExp(reason, "i"));
  });

  it("answers nonsense with a rejection", async () => {
    expect(await answered(randomBytes(40))).toContain("Status: Rejected.");
    expect(await answered(new Uint8Array())).toContain("Status: Rejected.");
  });

  it("stamps a digest inside the process, with a stored serial number and time", async () => {
    const imprint = createHash("sha256")
      .update(readFileSync(at("data.bin")))
      .digest();
    const stamps = await Promise.all(Array.from({ length: 20 }, () => issueTimeStamp(imprint)));
    expect(new Set(stamps.map((stamp) => stamp.serial)).size).toBe(20);
    const { der, serial, time } = stamps[0]!;
    expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await db().timeStampSerial.findUnique({ where: { serial } })).toMatchObject({ createdAt: time });
    writeFileSync(at("token.der"), der);
    const said = await openssl(
      "ts",
      "-verify",
      "-in",
      at("token.der"),
      "-token_in",
      "-data",
      at("data.bin"),
      ...trust(),
    );
    expect(said.output).toContain("Verification: OK");
  });

  it("stamps nothing while its clock and the database's disagree", async () => {
    const request = await query("-sha256", "-cert");
    const real = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => real + 5_000);
    await expect(issueTimeStamp(randomBytes(32))).rejects.toMatchObject({ code: "clock_differs" });
    const text = await answered(request);
    expect(text).toContain("Status: Rejected.");
    expect(text).toMatch(/time source is not available/i);
  });
});
