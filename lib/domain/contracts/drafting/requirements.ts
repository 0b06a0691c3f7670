/** What a sender can ask of one participant beyond a place to sign; depends on nothing, the editor shares it. */

/** The ways to confirm that one means it. */
export const intentMethods = ["code", "passkey", "sign_password"] as const;
/** Any way to confirm. A face is compared only where she wants it: the law lets nobody make it the one way. */
export type AnyIntentMethod = IntentMethod | "face";
export type IntentMethod = (typeof intentMethods)[number];

/** A person's signature: from her own hand, on a screen or on paper; or her name as we write it. */
export const sealKindsOfPerson = ["drawn", "generated"] as const;
export const sealKindsOfOrganization = ["official", "contract", "legal_representative"] as const;
export const requiredSealKinds = [...sealKindsOfPerson, ...sealKindsOfOrganization] as const;
export type RequiredSealKind = (typeof requiredSealKinds)[number];

/** The kinds that can be asked of a participant. */
export const sealKindsOf = (organizationName: string | null | undefined): readonly RequiredSealKind[] =>
  organizationName === null || organizationName === undefined ? sealKindsOfPerson : sealKindsOfOrganization;

/** What was asked, where it fits whoever signs; null otherwise. */
export const fittingSealKind = (participant: {
  organizationName?: string | null | undefined;
  sealKind?: RequiredSealKind | null | undefined;
}): RequiredSealKind | null =>
  sealKindsOf(participant.organizationName).find((kind) => kind === participant.sealKind) ?? null;

/** Whether a signature that came here in this way is of the kind that is asked for. */
export const isOfKind = (origin: string, asked: string | null): boolean =>
  asked === "drawn" ? origin === "drawn" || origin === "photographed" : asked === null || origin === asked;
