import type { SandboxPerson } from "../people";
import { isDown } from "../register";
import type { FaceTransactions } from "./face-transactions";

/** How the gateway can go wrong. Each is something that the real services have been seen to do. */
export type Misbehaviour =
  /** The answer's signature is wrong; a protocol that signs no answers sends something that is no JSON. */
  | "bad_signature"
  /** There is no signature at all. */
  | "unsigned"
  /** An old answer and its true signature stand beside another answer. */
  | "spliced"
  | "malformed"
  | "slow"
  | "http_500"
  | "unknown_code"
  /** Not done yet for a while, though the person is. */
  | "processing"
  | "never"
  /** Asked again after the end, it says the opposite. */
  | "second_opinion"
  /** Answers with this code of its protocol. */
  | { code: string };

export type GatewayKeys = {
  alipay: {
    appId: string;
    /** PEM; checks what the app signs. */
    appPublicKey: string;
    /** PEM; signs the answers. */
    gatewayPrivateKey: string;
  };
  tencent: { secretId: string; secretKey: string };
  wechat: { appId: string; secret: string };
};

/** What the protocols of the gateway share. */
export type World = {
  people: readonly SandboxPerson[];
  keys: GatewayKeys;
  now: () => Date;
  random: (bytes: number) => Buffer;
  /** Resolves after a slow answer's time. */
  linger: () => Promise<unknown>;
  transactions: FaceTransactions;
  /** Where the person does her part. */
  pageUrl: (token: string) => string;
  /** What is to go wrong with a question about this person. */
  oddity: (idNumber: string | undefined) => Misbehaviour | undefined;
};

/** What goes wrong with a person by herself, as sandbox/people.ts says. */
export function oddityOf(
  people: readonly SandboxPerson[],
  tries: Map<string, number>,
  idNumber: string | undefined,
): Misbehaviour | undefined {
  const person = people.find((one) => one.idNumber === idNumber);
  if (!person) return undefined;
  if (person.behaviour === "slow") return "slow";
  if (person.behaviour === "recovers" && isDown(tries, person.idNumber)) return "http_500";
  return person.face;
}

/** The answer that spoils whatever would have been said, for misbehaviour that all protocols have in common. */
export async function spoilt(world: World, odd: Misbehaviour | undefined): Promise<Response | undefined> {
  if (odd === "slow") await world.linger();
  if (odd === "http_500") return new Response("Internal Server Error", { status: 500 });
  if (odd === "malformed")
    return new Response('{"half an answer":', { headers: { "content-type": "application/json" } });
  return undefined;
}

const largestBody = 64 * 1024;

/** The text of a request, or nothing when it is too long to be one of these. */
export async function bodyOf(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > largestBody) return undefined;
  const text = await request.text();
  return text.length > largestBody ? undefined : text;
}
