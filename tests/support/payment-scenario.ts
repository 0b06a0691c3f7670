import { createHash } from "node:crypto";
import { codeAlphabet, newCode } from "../../lib/domain/bank-payments/payment-code";
import { sandboxAccount } from "../../lib/domain/bank-payments/receiving-accounts";
import type { SandboxPayment } from "../../lib/domain/bank-payments/sandbox/sandbox-payment";

/** A challenge of the scenario. */
export type ScenarioChallenge = {
  payerName: string;
  amountCents: number;
  code: string;
  issuedAt: Date;
  expiresAt: Date;
};

export type Scenario = {
  challenges: ScenarioChallenge[];
  /** In the order of the statement. */
  payments: SandboxPayment[];
  /** The bank's reference of each true payment, and the place of its challenge. */
  truth: Map<string, number>;
};

const dayMs = 86_400_000;

/** Numbers that look random and are the same every time. */
function dice(seed: string): (below: number) => number {
  let n = 0;
  return (below) => createHash("sha256").update(`${seed} ${n++}`).digest().readUInt32BE(0) % below;
}

const places = ["杭州", "绍兴", "苏州", "青岛", "武汉", "洛阳", "桂林", "大连", "厦门", "成都"];
const words = "云栖听雨砚边青石长庚望北嘉树初夏若溪知远静水晚舟清和兰亭半亩书白予安墨言".match(/../gu) ?? [];
const trades = ["纸业", "茶业", "软件", "物流", "仪器", "服饰"];

/** Another word in the place of the proper name: as like as two names can be. */
const neighbour = (name: string) => name.replace(/^(..)(.)(.)/u, "$1$3$2");

/**
 * Challenges, one true payment for each, and nine that look like it and are not: by another name, amount, code, time or
 * kind of payer, before and after the true one. True payments are written in all the ways in which banks and people do.
 */
export function paymentScenario(count: number, now: Date): Scenario {
  const roll = dice("payments");
  const issuedAt = new Date(now.getTime() - 3 * dayMs);
  const expiresAt = new Date(issuedAt.getTime() + 7 * dayMs);
  const codes = new Set<string>();
  while (codes.size < count) codes.add(newCode(roll));
  const forms = ["有限公司", "有限责任公司", "股份有限公司"];
  const challenges = [...codes].map((code, n): ScenarioChallenge => {
    const at = (list: readonly string[], step: number) => list[Math.floor(n / step) % list.length]!;
    const payerName = `${at(words, 1)}${at(trades, words.length)}（${at(places, words.length * trades.length)}）${at(forms, 1)}`;
    return { payerName, amountCents: roll(99) + 1, code, issuedAt, expiresAt };
  });
  const payments: { payment: SandboxPayment; of?: number }[] = [];
  const add = (of: number | undefined, payerName: string, amountCents: number, note: string, when?: Date) => {
    const reference = `SBX${String(payments.length).padStart(16, "0")}`;
    const bookedAt = when ?? new Date(Math.floor((issuedAt.getTime() + dayMs + roll(2 * dayMs)) / 1000) * 1000);
    const payerAccount = `99909${String(payments.length).padStart(11, "0")}`;
    const fixed = { payerBank: "虚构银行", payerCnaps: "999331010010", currency: sandboxAccount.currency };
    payments.push({
      payment: { reference, payerName, payerAccount, ...fixed, amountCents, note, bookedAt },
      ...(of !== undefined && { of }),
    });
  };
  for (const [n, { payerName, amountCents, code }] of challenges.entries()) {
    const other = challenges[(n + 1) % count]!;
    const right = written(n, challenges[n]!);
    add(n, right.payerName, amountCents, right.note);
    add(undefined, neighbour(payerName), amountCents, n % 2 ? code : "");
    add(undefined, payerName, amountCents + 1, "");
    add(undefined, payerName, amountCents + 100, code);
    add(undefined, "王珊", amountCents, code);
    add(undefined, payerName, amountCents, other.code);
    add(undefined, payerName, amountCents, code, new Date(issuedAt.getTime() - dayMs));
    add(undefined, `${payerName}滨江分公司`, amountCents, code);
    add(undefined, `别家${neighbour(payerName)}`, amountCents, wrongCode(code, codes));
    add(undefined, payerName, 100_000 + roll(9_000_000), "货款");
  }
  const shuffled = payments.map((one) => ({ one, key: roll(2 ** 31) })).sort((a, b) => a.key - b.key);
  return {
    challenges,
    payments: shuffled.map(({ one }) => one.payment),
    truth: new Map(payments.flatMap(({ payment, of }) => (of === undefined ? [] : [[payment.reference, of]]))),
  };
}

/** With its code, without it, in full width and odd brackets, with an abbreviated form, or with a mistyped code. */
function written(n: number, { payerName, code }: ScenarioChallenge): { payerName: string; note: string } {
  const ways = [
    { payerName, note: code },
    { payerName: payerName.replace("（", " (").replace("）", ") "), note: `实名认证 ${code.toLowerCase()}` },
    { payerName: payerName.replace("有限责任公司", "有限公司"), note: [...code].join("-") },
    { payerName, note: "" },
    { payerName, note: code.replaceAll("6", "G").replaceAll("V", "U") },
  ];
  return ways[n % ways.length]!;
}

/** A code that nobody has, one character away. */
function wrongCode(code: string, codes: ReadonlySet<string>): string {
  for (const character of codeAlphabet) {
    const wrong = code.slice(0, -1) + character;
    if (!codes.has(wrong)) return wrong;
  }
  return "";
}
