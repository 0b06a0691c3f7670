import { afterAll, describe, expect, it } from "vitest";
import { readSample, readStatement, stopReading } from "./read-statement";

afterAll(stopReading);
const utf8 = (text: string) => new TextEncoder().encode(text);
const table = "交易日期,对方户名,贷方发生额,借方发生额,附言\n2026-11-22,听雨软件有限公司,0.37,,VM7K2F9Q\n";

describe("a statement read in a process of its own", () => {
  it("comes back as it is read here", async () => {
    const sample = await readSample(utf8(table));
    expect(sample.rows).toEqual([["2026-11-22", "听雨软件有限公司", "0.37", "", "VM7K2F9Q"]]);
    const { statements } = await readStatement(utf8(table), "csv", sample.guess!);
    expect(statements[0]!.lines[0]).toMatchObject({ amount: 37, bookedOn: "2026-11-22", note: "VM7K2F9Q" });
  });

  it("is refused with the line that cannot be read, and the next one is read", async () => {
    const { guess } = await readSample(utf8(table));
    const broken = utf8(`${table}2026-11-23,甲有限公司,many,,\n`);
    await expect(readStatement(broken, "csv", guess!)).rejects.toMatchObject({
      code: "statement_unreadable",
      details: { problem: "bad_amount", where: "cell", line: 3, place: "贷方发生额", cell: "many" },
    });
    const account = utf8(`${table}6222021234567890123 and much more that nobody reads to its end,甲有限公司,1.00,,\n`);
    await expect(readStatement(account, "csv", guess!)).rejects.toMatchObject({
      details: { where: "cell", place: "交易日期", cell: "62***************23 and much more that n…" },
    });
    await expect(readStatement(utf8(`${table},,1.00,,x\n`), "csv", guess!)).rejects.toMatchObject({
      details: { problem: "missing_field", where: "column", line: 3, place: "交易日期", cell: "" },
    });
    expect((await readStatement(utf8(table), "csv", guess!)).statements).toHaveLength(1);
  });
});
