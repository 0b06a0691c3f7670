/** What a contract is to the complete one that it relates to: an agreement that ends it, or one that changes it. */
export const relations = ["void", "amendment"] as const;
export type Relation = (typeof relations)[number];

export const isRelation = (value: string | null): value is Relation =>
  value !== null && (relations as readonly string[]).includes(value);
