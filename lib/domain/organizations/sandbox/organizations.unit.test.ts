import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { readCreditCode } from "@/lib/standards/china-ids/credit-code";
import { tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { readOrganizationNumber } from "../read-number";
import { organizationKinds, registerStates } from "../register-states";
import { sandboxOrganizations } from "./organizations";
import { sandboxRegister } from "./sandbox-register";

const register = sandboxRegister({ usualMs: 0, slowMs: 5 });
const signal = new AbortController().signal;
const named = (name: string) => sandboxOrganizations.find((one) => one.name === name)!;

describe("the organizations of the sandbox", () => {
  it("are about forty, of every kind and in every state, with numbers that are right and can be nobody's", () => {
    expect(sandboxOrganizations.length).toBeGreaterThanOrEqual(40);
    expect(new Set(sandboxOrganizations.map(({ code }) => code)).size).toBe(sandboxOrganizations.length);
    expect(new Set(sandboxOrganizations.map(({ name }) => name)).size).toBe(sandboxOrganizations.length);
    expect(new Set(sandboxOrganizations.map(({ kind }) => kind))).toEqual(new Set(organizationKinds));
    expect(new Set(sandboxOrganizations.map(({ state }) => state))).toEqual(new Set(registerStates));
    for (const { code, name } of sandboxOrganizations) {
      expect(readOrganizationNumber(code), name).toMatchObject({ ok: true, normalized: code });
      const reading = readCreditCode(code);
      expect(reading.ok ? reading.region.slice(2) : code.slice(2, 6), name).toBe("9999");
      expect(tidyOrganizationName(name)).toBe(name);
    }
  });

  it("are represented by people of the sandbox", () => {
    const people = new Set(sandboxPeople.map(({ name }) => name));
    for (const { legalRepresentative, name } of sandboxOrganizations)
      if (legalRepresentative !== null) expect(people, name).toContain(legalRepresentative);
  });

  it("are listed in docs/sandbox.md, each and no other", () => {
    const text = readFileSync(path.resolve("docs/sandbox.md"), "utf8");
    const rows = [
      ...text.matchAll(/^\| ([^|]+?) \| ([0-9A-Z]{18}|\d{15}) \| ([^|]+?) \| (\w+) \| (\w+) \| (\w+) \|$/gm),
    ].map(([, name, code, representative, kind, state, behaviour]) => ({
      name,
      code,
      representative,
      kind,
      state,
      behaviour,
    }));
    expect(rows).toEqual(
      sandboxOrganizations.map(({ name, code, legalRepresentative, kind, state, behaviour }) => ({
        name,
        code,
        representative: legalRepresentative ?? "-",
        kind,
        state,
        behaviour,
      })),
    );
  });
});

describe("the register of the sandbox", () => {
  const tea = named("青石巷茶业有限公司");
  const claim = { name: tea.name, code: tea.code };

  it("is searched by a part of a name and by a whole number", async () => {
    const found = await register.search("清和书坊", signal);
    expect(found.outcome === "found" && found.profiles.map(({ name }) => name)).toEqual([
      "清和书坊（杭州）有限公司",
      "清和书坊（杭州）有限公司滨江分公司",
    ]);
    expect(await register.search(tea.code, signal)).toMatchObject({ profiles: [{ name: tea.name }] });
    expect(await register.search("晨钟新设", signal)).toMatchObject({ profiles: [] });
  });

  it("compares two, three and four elements, field by field", async () => {
    expect(await register.check(claim, signal)).toMatchObject({
      outcome: "match",
      fields: {
        name: "same",
        code: "same",
        legalRepresentative: "not_asked",
        legalRepresentativeIdNumber: "not_asked",
      },
    });
    expect(await register.check({ ...claim, legalRepresentative: "王珊" }, signal)).toMatchObject({
      outcome: "mismatch",
      fields: { name: "same", legalRepresentative: "differs" },
    });
    const whole = { ...claim, legalRepresentative: "李默", legalRepresentativeIdNumber: "119999199211030011" };
    expect(await register.check(whole, signal)).toMatchObject({
      outcome: "match",
      fields: { legalRepresentative: "same", legalRepresentativeIdNumber: "same" },
    });
    const school = named("兰亭镇第一小学");
    expect(
      await register.check(
        { name: school.name, code: school.code, legalRepresentative: "何苇", legalRepresentativeIdNumber: "1" },
        signal,
      ),
    ).toMatchObject({ outcome: "match", fields: { legalRepresentativeIdNumber: "unknown" } });
  });

  it("says in which state an organization is, and does not know the newest", async () => {
    const gone = named("旧时光相馆有限公司");
    expect(await register.check({ name: gone.name, code: gone.code }, signal)).toMatchObject({
      outcome: "match",
      registerState: "cancelled",
    });
    const newest = named("晨钟新设科技有限公司");
    expect(await register.check({ name: newest.name, code: newest.code }, signal)).toMatchObject({
      outcome: "no_record",
    });
  });

  it("is slow, down, and full about those who are there for it", async () => {
    const about = async (name: string) => (await register.check({ name, code: named(name).code }, signal)).outcome;
    expect(await about("白迟慢行旅行社有限公司")).toBe("match");
    expect(await about("满额数据服务有限公司")).toBe("limit");
    expect([await about("关宕通信有限公司"), await about("关宕通信有限公司"), await about("关宕通信有限公司")]).toEqual(
      ["upstream_error", "upstream_error", "match"],
    );
  });
});
