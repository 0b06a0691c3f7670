import "server-only";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const pem = z.string().startsWith("-----BEGIN");
const schema = z.object({
  alipay: z.object({
    appId: z.string(),
    appPrivateKey: pem,
    appPublicKey: pem,
    gatewayPrivateKey: pem,
    gatewayPublicKey: pem,
  }),
  tencent: z.object({ secretId: z.string(), secretKey: z.string() }),
  wechat: z.object({ appId: z.string(), secret: z.string() }),
});

/** Both sides' keys between this app and the fictitious providers. */
export type SandboxKeys = z.infer<typeof schema>;

/**
 * The keys of the sandbox, in a file of the data folder that only its owner may read and that the first use makes, so
 * that the server and a worker of its own process have the same.
 */
export function sandboxKeys(dataDir: string): SandboxKeys {
  const file = path.join(dataDir, "sandbox", "gateway-keys.json");
  const kept = readIfThere(file);
  if (kept) return kept;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${JSON.stringify(newSandboxKeys(), null, 2)}\n`, { mode: 0o600, flag: "wx" });
  try {
    // link() refuses to replace: of two first uses at once, one wins and both read its keys.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return readIfThere(file)!;
}

/** New keys, kept nowhere. */
export function newSandboxKeys(): SandboxKeys {
  const [app, gateway] = [rsaPair(), rsaPair()];
  return {
    alipay: {
      appId: `sandbox-${randomBytes(6).toString("hex")}`,
      appPrivateKey: app.privateKey,
      appPublicKey: app.publicKey,
      gatewayPrivateKey: gateway.privateKey,
      gatewayPublicKey: gateway.publicKey,
    },
    tencent: { secretId: `SANDBOX${randomBytes(12).toString("hex")}`, secretKey: randomBytes(24).toString("hex") },
    wechat: { appId: `wxsandbox${randomBytes(6).toString("hex")}`, secret: randomBytes(16).toString("hex") },
  };
}

function rsaPair() {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}

function readIfThere(file: string): SandboxKeys | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  return schema.parse(JSON.parse(text));
}
