/**
 * The fictitious people of the sandbox register. County code 9999 is given out nowhere, so none of these numbers can
 * belong to anybody; check characters and dates are right. docs/sandbox.md lists them too.
 */
export type SandboxBehaviour =
  /** Answers at once: the name matches. */
  | "match"
  /** Matches after eight seconds. */
  | "slow"
  /** Down twice, then answers. */
  | "recovers"
  /** Takes no more questions today. */
  | "limit"
  /** Not in the register. */
  | "no_record"
  /** In the register under another name. */
  | "mismatch";

export type SandboxPerson = {
  /** What to type. */
  name: string;
  idNumber: string;
  behaviour: SandboxBehaviour;
  /** The register's spelling where it differs from what to type. */
  registeredName?: string;
};

const matching: readonly (readonly [name: string, idNumber: string])[] = [
  ["王珊", "339999199003070028"],
  ["陈岚", "339999198506140046"],
  ["林清和", "359999197902220012"],
  ["李默", "119999199211030011"],
  ["周予安", "319999198808160030"],
  ["赵书白", "379999199505290052"],
  ["吴砚", "329999198309110073"],
  ["郑若溪", "44999919970420002X"],
  ["孙知远", "519999197601050099"],
  ["冯听雨", "429999200112120060"],
  ["沈墨言", "339999199107300019"],
  ["韩嘉树", "619999198610180037"],
  ["蒋晚舟", "439999199402080040"],
  ["杨初夏", "539999199906210084"],
  ["许望北", "219999198103170059"],
  ["何苇", "369999199609250029"],
  ["司马长庚", "419999196907040012"],
  ["欧阳静", "459999199311300064"],
  ["阿依古丽·买买提", "659999198905120047"],
  ["扎西·多吉", "549999198408260078"],
  ["次仁·卓玛", "639999200002290084"],
  ["John Harper", "819999198204190034"],
  ["Anna Lindqvist", "839999199009150027"],
  ["Mary Ann Temple", "829999198712060043"],
];

export const sandboxPeople: readonly SandboxPerson[] = [
  ...matching.map(([name, idNumber]): SandboxPerson => ({ name, idNumber, behaviour: "match" })),
  { name: "白迟", idNumber: "129999199001010014", behaviour: "slow" },
  { name: "关宕", idNumber: "139999199102020010", behaviour: "recovers" },
  { name: "满额", idNumber: "149999199203030017", behaviour: "limit" },
  { name: "吕查无", idNumber: "229999199304040011", behaviour: "no_record" },
  { name: "陈晓", idNumber: "239999199405050026", behaviour: "mismatch", registeredName: "陈筱" },
];
