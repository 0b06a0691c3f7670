import { isIP } from "node:net";

/** An IP address without the dress of "::ffff:" and without a zone or port; undefined for anything else. */
export function normalAddress(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const bare = value
    .trim()
    .replace(/^\[(.+)\](?::\d+)?$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  if (isIP(bare)) return bare.toLowerCase();
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(bare)?.[1];
  return withPort && isIP(withPort) ? withPort : undefined;
}

/** What is limited together: an IPv4 address, or the /64 that one IPv6 customer has to itself. */
export function addressBlock(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, gap)).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
