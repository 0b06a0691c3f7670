import type { ToolName } from "./cell";
import type { Tool } from "./tool";

const loaders: Record<ToolName, () => Promise<Tool>> = {
  limit: async () => (await import("./tools/limit")).limit,
  vermilion: async () => (await import("./tools/vermilion")).vermilion,
  "vermilion-warm": async () => (await import("./tools/vermilion")).vermilionWarm,
  libpdf: async () => (await import("./tools/libpdf")).libpdf,
  signpdf: async () => (await import("./tools/signpdf")).signpdf,
};

/** Loads one tool and nothing of the others. */
export const loadTool = (name: ToolName): Promise<Tool> => loaders[name]();
