/** The steps of the editor, in order. */
export const editorSteps = ["parties", "fields", "review"] as const;
export type EditorStep = (typeof editorSteps)[number];
