import { randomBytes, scryptSync } from "node:crypto";

/** For tests: the same form of hash at a 128th of the work; verifying reads the cost from the hash. */
export async function cheapHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = scryptSync(password.normalize("NFKC"), salt, 32, { N: 2 ** 10, r: 8, p: 1 });
  const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  return `$scrypt$ln=10,r=8,p=1$${base64(salt)}$${base64(hash)}`;
}
