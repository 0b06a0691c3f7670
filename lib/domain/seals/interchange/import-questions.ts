/** What is asked of an electronic seal that is to be taken in, in this order. */
export const importQuestions = ["genuine", "maker", "in_force", "owner", "picture", "size"] as const;
export type ImportQuestion = (typeof importQuestions)[number];
/** `open`: for whoever compares it to weigh. */
export type ImportAnswer = "yes" | "no" | "open";
