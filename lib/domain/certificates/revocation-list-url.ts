import { env } from "@/lib/platform/env";

/**
 * Where an authority's revocation list is, as its certificates say it.
 * @param issuerSerial the authority's own serial number, hexadecimal
 */
export const revocationListUrl = (issuerSerial: string): string => `${env().APP_URL}/ca/${issuerSerial}.crl`;
