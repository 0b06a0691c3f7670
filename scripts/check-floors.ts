import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The house has floors, and imports only go down. Says each import that goes up, or sideways where it may not, each
 * circle and each barrel. Components may use pure files of the floors below: data and functions that touch neither
 * Node nor the server.
 */
const root = path.resolve(import.meta.dirname, "..");

type Floor = "app" | "components" | "domain" | "platform" | "standards";
const mayImport: Record<Floor, Floor[]> = {
  app: ["app", "components", "domain", "platform", "standards"],
  components: ["components", "standards"],
  domain: ["domain", "platform", "standards"],
  platform: ["platform", "standards"],
  standards: ["standards"],
};

function floorOf(file: string): Floor | undefined {
  if (file.startsWith("app/")) return "app";
  if (file.startsWith("components/")) return "components";
  return /^lib\/(domain|platform|standards)\//.exec(file)?.[1] as Floor | undefined;
}

const imports =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

type Import = { from: string; to: string; typeOnly: boolean };

function resolveImport(from: string, specifier: string, known: Set<string>): string | undefined {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : undefined;
  if (base === undefined) return undefined;
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((file) => known.has(file));
}

/** Neither marked for the server nor using Node, and importing nothing that is. */
function isPure(
  file: string,
  files: Map<string, string>,
  graph: Map<string, string[]>,
  seen = new Set<string>(),
): boolean {
  if (seen.has(file)) return true;
  seen.add(file);
  const text = files.get(file) ?? "";
  if (/["'](server-only|node:[^"']*|next\/headers)["']/.test(text)) return false;
  return (graph.get(file) ?? []).every((next) => isPure(next, files, graph, seen));
}

export function findings(files: Map<string, string>): string[] {
  const known = new Set(files.keys());
  const found: string[] = [];
  const graph = new Map<string, string[]>();
  const all: Import[] = [];
  for (const [from, text] of files) {
    if (!floorOf(from) || /\.test\.tsx?$/.test(from)) continue;
    const edges: Import[] = [];
    for (const match of text.matchAll(imports)) {
      const to = resolveImport(from, match[3] ?? match[4]!, known);
      if (to) edges.push({ from, to, typeOnly: match[2] !== undefined });
    }
    graph.set(
      from,
      edges.filter((edge) => !edge.typeOnly).map((edge) => edge.to),
    );
    all.push(...edges);
    if (/(^|\/)index\.tsx?$/.test(from)) found.push(`${from} is a barrel`);
  }
  for (const { from, to, typeOnly } of all) {
    const [floor, target] = [floorOf(from), floorOf(to)];
    if (!floor || !target) continue;
    const down = mayImport[floor].includes(target) || typeOnly;
    if (!down && !(floor === "components" && isPure(to, files, graph)))
      found.push(`${from} (${floor}) imports ${to} (${target})`);
    if (floor === "app" && /\/db\/(client|transaction|generated)/.test(to))
      found.push(`${from} reaches into the database`);
  }
  return [...found, ...circles(graph)];
}

function circles(graph: Map<string, string[]>): string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (file: string, trail: string[]) => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push(`a circle: ${[...trail.slice(trail.indexOf(file)), file].join(" → ")}`);
      return;
    }
    state.set(file, "open");
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, "done");
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function read(): Map<string, string> {
  const files = ["app", "components", "lib"].flatMap((floor) =>
    readdirSync(path.join(root, floor), { recursive: true, encoding: "utf8" }).map((file) =>
      path.posix.join(floor, file.split(path.sep).join("/")),
    ),
  );
  const ours = files.filter((file) => /\.tsx?$/.test(file) && !file.includes("/generated/"));
  return new Map(ours.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
}

if (process.argv[1] === import.meta.filename) {
  const found = findings(read());
  for (const line of found) console.error(line);
  console.log(found.length ? `${found.length} findings` : "Imports go down only.");
  process.exit(found.length ? 1 : 0);
}
