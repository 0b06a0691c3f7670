import { StatementError } from "./errors";
import type { StatementEncoding } from "./text-encoding";

const known: Record<string, StatementEncoding | undefined> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  gbk: "gb18030",
  gb2312: "gb18030",
  gb18030: "gb18030",
};

/**
 * The encoding that an XML declaration states; undefined where it states none, or UTF-16, which its bytes tell.
 * @throws StatementError encoding for one that is not known
 */
export function declaredXmlEncoding(bytes: Uint8Array): StatementEncoding | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  const declared = /^(?:ï»¿)?<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/
    .exec(head)?.[1]
    ?.toLowerCase();
  if (declared === undefined || declared.startsWith("utf-16")) return undefined;
  const encoding = known[declared];
  if (encoding === undefined) throw new StatementError("encoding", `encoding ${declared} is not known`, 1);
  return encoding;
}
