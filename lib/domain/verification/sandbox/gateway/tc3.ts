import { createHash, createHmac } from "node:crypto";

export type Tc3Request = {
  secretKey: string;
  /** Unix time in seconds. */
  timestamp: number;
  service: string;
  method: string;
  path: string;
  query: string;
  /** The signed ones, by lower-case name. */
  headers: Record<string, string>;
  payload: string;
};

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text, "utf8").digest();

/** The signature TC3-HMAC-SHA256 of Tencent Cloud's API 3.0, with the digests on the way to it, in hexadecimal. */
export function tc3Signature(request: Tc3Request): { payloadHash: string; canonicalHash: string; signature: string } {
  const names = Object.keys(request.headers).sort();
  const payloadHash = sha256(request.payload);
  const canonical = [
    request.method,
    request.path,
    request.query,
    ...names.map((name) => `${name}:${request.headers[name]!.trim().toLowerCase()}`),
    "",
    names.join(";"),
    payloadHash,
  ].join("\n");
  const canonicalHash = sha256(canonical);
  const date = tc3Date(request.timestamp);
  const scope = `${date}/${request.service}/tc3_request`;
  const key = [request.service, "tc3_request"].reduce<Buffer>(hmac, hmac(`TC3${request.secretKey}`, date));
  const signature = hmac(key, `TC3-HMAC-SHA256\n${request.timestamp}\n${scope}\n${canonicalHash}`).toString("hex");
  return { payloadHash, canonicalHash, signature };
}

/** The day of a time stamp in UTC, `yyyy-MM-dd`. */
export const tc3Date = (timestamp: number) => new Date(timestamp * 1000).toISOString().slice(0, 10);
