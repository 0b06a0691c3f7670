import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { type AlgorithmFamily, isAcceptedAlgorithm } from "./algorithms";
import { type Certificate, verifyCertificateSignature } from "./certificate";
import { namesEqual } from "./name";
import { satisfiesNameConstraints } from "./name-constraint-rules";
import { keyWeakness, sm2KeyWeakness } from "./public-key";
import { authorityPurposeFits, leafKeyUsageFits, leafPurposeFits, type Purpose } from "./purpose";

/** Why no path was found. */
export type PathFailure =
  | "untrusted"
  | "bad-signature"
  | "expired"
  | "not-yet-valid"
  | "not-an-authority"
  | "path-too-long"
  | "key-usage"
  | "extended-key-usage"
  | "unknown-critical-extension"
  | "name-constraints"
  | "weak-algorithm"
  | "malformed"
  | "search-limit";

export interface PathInput {
  readonly leaf: Certificate;
  /** Certificates that may stand between, in any order; they need not be honest. */
  readonly intermediates: readonly Certificate[];
  /** Certificates that are trusted by themselves. Their validity and constraints are still observed. */
  readonly anchors: readonly Certificate[];
  /** The time at which every certificate must be valid. */
  readonly at: Date;
  readonly purpose: Purpose;
  /** Which algorithms all of the path must use; by default those of PDF signatures. */
  readonly family?: AlgorithmFamily;
}

export type PathResult =
  /** From the leaf to the anchor, both included. */
  | { readonly ok: true; readonly chain: readonly Certificate[] }
  | { readonly ok: false; readonly code: PathFailure; readonly message: string };

type Failure = Extract<PathResult, { ok: false }>;

const MAX_CHAIN = 10;
/** Signature checks in one search; foreign intermediates may be made to cost time. */
const MAX_SIGNATURES = 100;

/** Critical extensions whose meaning is observed here (RFC 5280 6.1.4 (o), 6.1.5 (f)). */
const UNDERSTOOD = new Set<string>([
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.nameConstraints,
  OID.subjectAltName,
  // Any policy is accepted, so nothing in it can be violated; policyConstraints could be, and is not here.
  OID.certificatePolicies,
]);

/**
 * Finds and validates a certification path from a leaf to an anchor (RFC 5280 6): signatures, names,
 * validity at one time, authority and path length, key usage, purposes, name constraints, unknown
 * critical extensions, algorithm strength. Revocation is not looked at. Where several paths are
 * possible, the first valid one is returned; where none is, the failure that came closest.
 */
export function buildPath(input: PathInput): PathResult {
  const search: Search = { input, signatures: 0, best: undefined, bestDepth: -1 };
  try {
    const leafFailure = checkLeaf(input);
    if (leafFailure !== undefined) return leafFailure;
    const chain = extend(search, [input.leaf]);
    if (chain !== undefined) return { ok: true, chain };
  } catch (error) {
    if (error instanceof Asn1Error) return failure("malformed", error.message);
    throw error;
  }
  return search.best ?? failure("untrusted", `no trusted authority issued ${label(input.leaf)}`);
}

interface Search {
  readonly input: PathInput;
  signatures: number;
  best: Failure | undefined;
  bestDepth: number;
}

function extend(search: Search, chain: readonly Certificate[]): readonly Certificate[] | undefined {
  const { input } = search;
  const top = chain.at(-1) as Certificate;
  if (input.anchors.some((anchor) => isSame(anchor, top))) return chain;
  if (chain.length >= MAX_CHAIN) return note(search, chain, failure("path-too-long", "the path is too long"));
  for (const issuer of candidates(input, top)) {
    if (chain.some((member) => isSame(member, issuer))) continue;
    const problem = checkLink(search, chain, top, issuer);
    if (problem !== undefined) {
      note(search, chain, problem);
      if (problem.code === "search-limit") return undefined;
      continue;
    }
    const found = extend(search, [...chain, issuer]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Keeps the failure of the longest path tried, which says most about what is wrong. */
function note(search: Search, chain: readonly Certificate[], problem: Failure): undefined {
  if (chain.length > search.bestDepth || problem.code === "search-limit") {
    search.best = problem;
    search.bestDepth = chain.length;
  }
  return undefined;
}

/** Issuers by name, anchors first, those whose key identifier matches before those without one. */
function candidates({ anchors, intermediates }: PathInput, child: Certificate): Certificate[] {
  const wanted = child.authorityKeyIdentifier;
  const byName = [...anchors, ...intermediates].filter((candidate) => namesEqual(candidate.subject, child.issuer));
  const rank = (candidate: Certificate) => {
    const identifier = readIdentifier(candidate);
    if (wanted === undefined || identifier === undefined) return 1;
    return Buffer.compare(wanted, identifier) === 0 ? 0 : 2;
  };
  return byName
    .map((candidate) => ({ candidate, rank: rank(candidate) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ candidate }) => candidate);
}

function readIdentifier(certificate: Certificate): Uint8Array | undefined {
  try {
    return certificate.subjectKeyIdentifier;
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

function checkLeaf(input: PathInput): Failure | undefined {
  const { leaf, purpose } = input;
  if (!leafKeyUsageFits(leaf, purpose)) {
    return failure("key-usage", `the key of ${label(leaf)} may not be used for this`);
  }
  if (!leafPurposeFits(leaf, purpose)) {
    return failure("extended-key-usage", `${label(leaf)} is not for this purpose`);
  }
  return checkCertificate(leaf, input);
}

/** What must hold for every certificate of a path. */
function checkCertificate(certificate: Certificate, { at, family }: PathInput): Failure | undefined {
  // A certificate is valid through the whole of its last second.
  if (at.getTime() >= certificate.notAfter.getTime() + 1000)
    return failure("expired", `${label(certificate)} had expired`);
  if (at < certificate.notBefore) return failure("not-yet-valid", `${label(certificate)} was not yet valid`);
  for (const { oid, critical } of certificate.extensions.values()) {
    if (critical && !UNDERSTOOD.has(oid)) {
      return failure("unknown-critical-extension", `${label(certificate)} has the critical extension ${oid}`);
    }
  }
  const weakness = (family === "sm2" ? sm2KeyWeakness : keyWeakness)(certificate.publicKeyInfo);
  return weakness === undefined ? undefined : failure("weak-algorithm", `${label(certificate)} has ${weakness}`);
}

function checkLink(
  search: Search,
  chain: readonly Certificate[],
  child: Certificate,
  issuer: Certificate,
): Failure | undefined {
  try {
    return checkIssuer(search, chain, child, issuer);
  } catch (error) {
    if (error instanceof Asn1Error) return failure("malformed", `${label(issuer)}: ${error.message}`);
    throw error;
  }
}

function checkIssuer(
  search: Search,
  chain: readonly Certificate[],
  child: Certificate,
  issuer: Certificate,
): Failure | undefined {
  const { purpose, family = "etsi" } = search.input;
  if (!isAcceptedAlgorithm(child.signatureAlgorithm, family)) {
    return failure("weak-algorithm", `${label(child)} is signed with an algorithm that is not accepted`);
  }
  const constraints = issuer.basicConstraints;
  if (issuer.version !== 3 || constraints?.ca !== true) {
    return failure("not-an-authority", `${label(issuer)} is not an authority`);
  }
  if (issuer.keyUsage !== undefined && !issuer.keyUsage.includes("keyCertSign")) {
    return failure("key-usage", `the key of ${label(issuer)} may not sign certificates`);
  }
  // Self-issued authorities do not count (RFC 5280 4.2.1.9), nor does the leaf.
  const below = chain.slice(1).filter((member) => !member.isSelfIssued).length;
  if (constraints.pathLength !== undefined && below > constraints.pathLength) {
    return failure("path-too-long", `${label(issuer)} allows fewer authorities below it`);
  }
  if (!authorityPurposeFits(issuer, purpose)) {
    return failure("extended-key-usage", `${label(issuer)} is not for this purpose`);
  }
  const general = checkCertificate(issuer, search.input) ?? checkNames(chain, issuer);
  if (general !== undefined) return general;
  if (++search.signatures > MAX_SIGNATURES)
    return failure("search-limit", "too many certificates would have to be tried");
  return verifyCertificateSignature(child, issuer)
    ? undefined
    : failure("bad-signature", `${label(child)} was not signed by ${label(issuer)}`);
}

function checkNames(chain: readonly Certificate[], issuer: Certificate): Failure | undefined {
  const constraints = issuer.nameConstraints;
  if (constraints === undefined) return undefined;
  const offender = chain.find(
    (member, index) => (index === 0 || !member.isSelfIssued) && !satisfiesNameConstraints(member, constraints),
  );
  return offender && failure("name-constraints", `${label(issuer)} does not permit the name of ${label(offender)}`);
}

function isSame(a: Certificate, b: Certificate): boolean {
  return a === b || Buffer.compare(a.raw, b.raw) === 0;
}

function label(certificate: Certificate): string {
  return certificate.commonName === "" ? `certificate ${certificate.serialHex}` : `"${certificate.commonName}"`;
}

function failure(code: PathFailure, message: string): Failure {
  return { ok: false, code, message };
}
