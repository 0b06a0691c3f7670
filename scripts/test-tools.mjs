// The outside judges and the browser that the tests call.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const tools = [
  { command: "openssl", package: "openssl" },
  { command: "pdfsig", package: "poppler-utils" },
  { command: "qpdf", package: "qpdf" },
  { command: "certutil", package: "libnss3-tools" },
  { command: "mutool", package: "mupdf-tools" },
  { command: "unzip", package: "unzip" },
  { command: "javac", package: "default-jdk-headless" },
  { file: "/usr/share/java/bcprov.jar", package: "libbcprov-java" },
];
// The first has no window to draw, which spares a fifth of the time.
const browsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

const where = (command) => {
  const { status, stdout } = spawnSync("sh", ["-c", `command -v ${command}`], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
};
const there = ({ command, file }) => (file ? existsSync(file) : Boolean(where(command)));
const browser = () => process.env.CHROMIUM || browsers.map(where).find(Boolean);

/** Installs what is missing where that is possible, otherwise says what to install. @returns {string} the browser's path */
export function ensureTools() {
  const missing = tools.filter((tool) => !there(tool)).map((tool) => tool.package);
  if (missing.length) install(missing);
  // Not every release has the one without a window.
  for (const name of browsers.slice(0, 2)) if (!browser()) install([name]);
  const still = tools.filter((tool) => !there(tool)).map((tool) => tool.package);
  if (!browser()) still.push("chromium");
  if (still.length) {
    console.error(
      `The tests need these packages: ${still.join(" ")}\nInstall them, for example with: sudo apt-get install ${still.join(" ")}`,
    );
    process.exit(1);
  }
  return browser();
}

function install(packages) {
  if (process.getuid?.() !== 0 || !where("apt-get")) return;
  console.log(`Installing ${packages.join(" ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", "inherit"], env });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
    stdio: ["ignore", "ignore", "inherit"],
    env,
  });
}
