import { OID } from "../asn1/oids";
import type { Certificate } from "./certificate";
import type { GeneralName } from "./extensions/general-name";
import type { NameConstraints } from "./extensions/name-constraints";
import { isWithinName, type Name } from "./name";

/** All names a certificate bears that constraints apply to (RFC 5280 4.2.1.10). @throws Asn1Error when an extension is malformed */
function constrainedNames(certificate: Certificate): GeneralName[] {
  const names: GeneralName[] = [...certificate.subjectAltNames];
  if (certificate.subject.rdns.length > 0) names.push({ form: "directory", name: certificate.subject });
  // An address in the subject counts only where subjectAltName gives none.
  if (!names.some(({ form }) => form === "email")) names.push(...subjectAddresses(certificate.subject));
  return names;
}

function subjectAddresses(subject: Name): GeneralName[] {
  return subject.rdns
    .flat()
    .filter(({ type }) => type === OID.emailAddress)
    .map(({ value }) => ({ form: "email", value }));
}

/**
 * Whether every name of the certificate is permitted and none excluded. A constraint of a form that
 * is not understood forbids names of that form.
 * @throws Asn1Error when an extension is malformed
 */
export function satisfiesNameConstraints(certificate: Certificate, constraints: NameConstraints): boolean {
  return constrainedNames(certificate).every((name) => {
    const key = formKey(name);
    const permitted = constraints.permitted.filter((base) => formKey(base) === key);
    const excluded = constraints.excluded.filter((base) => formKey(base) === key);
    if (name.form === "other") return permitted.length === 0 && excluded.length === 0;
    return (
      (permitted.length === 0 || permitted.some((base) => isWithin(name, base) === true)) &&
      // Undecidable counts against the certificate on both sides.
      excluded.every((base) => isWithin(name, base) === false)
    );
  });
}

function formKey(name: GeneralName): string {
  return name.form === "other" ? `other-${name.tag & 0x1f}` : name.form;
}

/** Whether a name lies within a subtree; nothing when that cannot be told. */
function isWithin(name: GeneralName, base: GeneralName): boolean | undefined {
  if (name.form === "directory" && base.form === "directory") return isWithinName(name.name, base.name);
  if (name.form === "dns" && base.form === "dns") return isWithinHost(name.value, base.value);
  if (name.form === "email" && base.form === "email") return isWithinAddress(name.value, base.value);
  if (name.form === "uri" && base.form === "uri") return isWithinUri(name.value, base.value);
  if (name.form === "ip" && base.form === "ip") return isWithinNetwork(name.octets, base.octets);
  return undefined;
}

/** A host name is within the domain itself and everything below it. */
function isWithinHost(name: string, base: string): boolean {
  const host = name.toLowerCase();
  const domain = base.toLowerCase().replace(/^\./, "");
  return domain === "" || host === domain || host.endsWith(`.${domain}`);
}

/** A base is a mailbox, a host, or (with a leading dot) a domain without its own host. */
function isWithinAddress(name: string, base: string): boolean {
  const at = name.lastIndexOf("@");
  const host = name.slice(at + 1).toLowerCase();
  if (base.includes("@")) {
    const baseAt = base.lastIndexOf("@");
    return name.slice(0, at) === base.slice(0, baseAt) && host === base.slice(baseAt + 1).toLowerCase();
  }
  return base.startsWith(".") ? host.endsWith(base.toLowerCase()) : host === base.toLowerCase();
}

function isWithinUri(name: string, base: string): boolean | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^:/?#[\]]+)/i.exec(name)?.[1]?.toLowerCase();
  if (host === undefined || /^[\d.]+$/.test(host)) return undefined;
  return base.startsWith(".") ? host.endsWith(base.toLowerCase()) : host === base.toLowerCase();
}

/** An address and a mask of the same family follow one another in the base. */
function isWithinNetwork(address: Uint8Array, base: Uint8Array): boolean | undefined {
  if (base.length !== 8 && base.length !== 32) return undefined;
  const size = base.length / 2;
  if (address.length !== size) return false;
  return address.every(
    (octet, i) => (octet & (base[size + i] as number)) === ((base[i] as number) & (base[size + i] as number)),
  );
}
