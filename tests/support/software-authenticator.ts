import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponse, RegistrationResponse } from "@/lib/domain/accounts/passkey-response";

/** For tests: an authenticator with one ES256 key, as WebAuthn Level 3 §6 describes one. */
export type SoftwareAuthenticator = {
  credentialId: string;
  register(challenge: string, change?: Changes): RegistrationResponse;
  answer(challenge: string, change?: Changes): AuthenticationResponse;
};

/** Where an answer departs from what an honest device and browser would say. */
export type Changes = {
  origin?: string;
  rpId?: string;
  type?: string;
  userVerified?: boolean;
  counter?: number;
  key?: KeyObject;
};

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();

export function softwareAuthenticator(
  site = { rpId: "localhost", origin: "http://localhost:3000" },
): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;

  const clientData = (type: string, challenge: string, change: Changes) =>
    Buffer.from(
      JSON.stringify({
        type: change.type ?? type,
        challenge,
        origin: change.origin ?? site.origin,
        crossOrigin: false,
      }),
    );

  /** §6.1: rpIdHash, flags (present 01, verified 04, attested data 40), counter. */
  const authenticatorData = (change: Changes, attested?: Buffer) => {
    const flags = 0x01 | (change.userVerified === false ? 0 : 0x04) | (attested ? 0x40 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(change.counter ?? ++counter, 1);
    return Buffer.concat([sha256(change.rpId ?? site.rpId), head, attested ?? Buffer.alloc(0)]);
  };

  return {
    credentialId: base64url(id),
    register(challenge, change = {}) {
      // SubjectPublicKeyInfo of P-256 ends with the point's x and y.
      const point = publicKey.export({ format: "der", type: "spki" }).subarray(-64);
      // COSE_Key (RFC 9052 §7): {1: 2, 3: -7, -1: 1, -2: x, -3: y}
      const coordinate = (value: Uint8Array) => Buffer.concat([Buffer.from([0x58, 0x20]), value]);
      const cose = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        coordinate(point.subarray(0, 32)),
        Buffer.from([0x22]),
        coordinate(point.subarray(32)),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const data = authenticatorData(change, attested);
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from("fmt"),
        Buffer.from([0x64]),
        Buffer.from("none"),
        Buffer.from([0x67]),
        Buffer.from("attStmt"),
        Buffer.from([0xa0, 0x68]),
        Buffer.from("authData"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge, change)),
          attestationObject: base64url(attestationObject),
          transports: ["internal"],
        },
      };
    },
    answer(challenge, change = {}) {
      const data = authenticatorData(change);
      const client = clientData("webauthn.get", challenge, change);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), change.key ?? privateKey);
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          userHandle: undefined,
        },
      };
    },
  };
}
