/** The lists of a person's contracts. */
export const listTabs = ["mine", "others", "signed", "drafts", "ended"] as const;
export type ListTab = (typeof listTabs)[number];

export const isListTab = (value: unknown): value is ListTab => (listTabs as readonly unknown[]).includes(value);
