import { execFile } from "node:child_process";

/** What OpenSSL, an outside judge, says: its exit code and everything it printed. */
export function openssl(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile("openssl", args, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}
