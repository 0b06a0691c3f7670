import "server-only";
import { checkLimit } from "@/lib/platform/limits/rate-limit";
import { addressBlock } from "@/lib/platform/web/client-address";

/** A household or an office may prove some names in a row; a machine that tries numbers is stopped. */
const perAddress = { name: "prove-identity-address", perHour: 60, burst: 40 };

/** Counts one try of a network address, whoever is signed in. @throws DomainError limited `too_many_tries` */
export const checkAddressLimit = (address: string): Promise<void> => checkLimit(perAddress, addressBlock(address));
