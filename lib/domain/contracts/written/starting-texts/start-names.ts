/** What a contract that is written here may begin with. */
export const startNames = ["blank", "service", "confidentiality", "purchase", "lease"] as const;
export type StartName = (typeof startNames)[number];
