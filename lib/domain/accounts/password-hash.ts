import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { unavailable } from "@/lib/platform/errors";

/**
 * Passwords as scrypt hashes (RFC 7914) in PHC form: `$scrypt$ln=17,r=8,p=1$salt$hash`, base64 without padding.
 * The password is hashed whole, in NFKC, so that the same keys give the same password on every system.
 */
const cost = { ln: 17, r: 8, p: 1 };
const saltLength = 16;
const hashLength = 32;

/** One hash takes 128 MiB; more at once would only push each other out of memory. */
const atOnce = 2;
const longestQueue = 60;
let running = 0;
const waiting: (() => void)[] = [];

async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw unavailable("busy_try_again");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function derive(password: string, salt: Buffer, { ln, r, p }: typeof cost, length: number): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return turn(
    () =>
      new Promise((resolve, reject) =>
        scrypt(password.normalize("NFKC"), salt, length, options, (error, key) =>
          error ? reject(error) : resolve(key),
        ),
      ),
  );
}

const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

/** A new hash with a new salt. About a third of a second. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const hash = await derive(password, salt, cost, hashLength);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${base64(salt)}$${base64(hash)}`;
}

/** Stands in where there is no account or no password: the work is the same, and the answer is no. */
const nobody = `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${base64(Buffer.alloc(saltLength))}$${base64(Buffer.alloc(hashLength))}`;

/** Whether this is the password. For an absent hash it takes as long, and says no. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const parsed = parse(stored ?? nobody) ?? parse(nobody)!;
  const hash = await derive(password, parsed.salt, parsed.cost, parsed.hash.length);
  return timingSafeEqual(hash, parsed.hash) && Boolean(stored);
}

function parse(phc: string) {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!match) return null;
  const [, ln, r, p, salt = "", hash = ""] = match;
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}
