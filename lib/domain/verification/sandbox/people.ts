/**
 * The fictitious people of the sandbox. County code 9999 is given out nowhere, so none of these identity numbers can
 * belong to anybody; check characters and dates are right. Mobile segment 154 is allotted to no carrier. Card numbers
 * that begin with 9 are for national schemes and name their country in the next three digits (ISO/IEC 7812-1, ISO 3166);
 * 999 is no country. docs/sandbox.md lists them all.
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

/** How a provider of face comparison deals with a person, where it does not do so as it should. */
export type SandboxFaceBehaviour =
  /** Its answers carry a wrong signature; where the protocol signs none, they are no JSON. */
  | "bad_signature"
  /** It answers with a code that its documentation does not know. */
  | "unknown_code"
  /** It goes on for twenty seconds after the person has finished. */
  | "processing"
  /** It never comes to a result. */
  | "never"
  /** Asked again after its answer, it says the opposite. */
  | "second_opinion";

export type SandboxPerson = {
  /** What to type. */
  name: string;
  idNumber: string;
  /** The phone that is registered under the name. */
  mobile: string;
  /** Her bank card, kept with that phone. */
  card: string;
  behaviour: SandboxBehaviour;
  face?: SandboxFaceBehaviour;
  /** The register's spelling where it differs from what to type. */
  registeredName?: string;
};

const matching: readonly (readonly [name: string, idNumber: string, mobile: string, card: string])[] = [
  ["王珊", "339999199003070028", "15400010037", "9999990000012345779"],
  ["陈岚", "339999198506140046", "15400010074", "9999990000024691541"],
  ["林清和", "359999197902220012", "15400010111", "9999990000037037310"],
  ["李默", "119999199211030011", "15400010148", "9999990000049383082"],
  ["周予安", "319999198808160030", "15400010185", "9999990000061728859"],
  ["赵书白", "379999199505290052", "15400010222", "9999990000074074622"],
  ["吴砚", "329999198309110073", "15400010259", "9999990000086420391"],
  ["郑若溪", "44999919970420002X", "15400010296", "9999990000098766161"],
  ["孙知远", "519999197601050099", "15400010333", "9999990000111111932"],
  ["冯听雨", "429999200112120060", "15400010370", "9999990000123457703"],
  ["沈墨言", "339999199107300019", "15400010407", "9999990000135803472"],
  ["韩嘉树", "619999198610180037", "15400010444", "9999990000148149244"],
  ["蒋晚舟", "439999199402080040", "15400010481", "9999990000160495012"],
  ["杨初夏", "539999199906210084", "15400010518", "9999990000172840783"],
  ["许望北", "219999198103170059", "15400010555", "9999990000185186554"],
  ["何苇", "369999199609250029", "15400010592", "9999990000197532324"],
  ["司马长庚", "419999196907040012", "15400010629", "9999990000209878095"],
  ["欧阳静", "459999199311300064", "15400010666", "9999990000222223865"],
  ["阿依古丽·买买提", "659999198905120047", "15400010703", "9999990000234569636"],
  ["扎西·多吉", "549999198408260078", "15400010740", "9999990000246915405"],
  ["次仁·卓玛", "639999200002290084", "15400010777", "9999990000259261176"],
  ["John Harper", "819999198204190034", "15400010814", "9999990000271606945"],
  ["Anna Lindqvist", "839999199009150027", "15400010851", "9999990000283952717"],
  ["Mary Ann Temple", "829999198712060043", "15400010888", "9999990000296298488"],
];

export const sandboxPeople: readonly SandboxPerson[] = [
  ...matching.map(
    ([name, idNumber, mobile, card]): SandboxPerson => ({ name, idNumber, mobile, card, behaviour: "match" }),
  ),
  {
    name: "白迟",
    idNumber: "129999199001010014",
    mobile: "15400010925",
    card: "9999990000308644257",
    behaviour: "slow",
  },
  {
    name: "关宕",
    idNumber: "139999199102020010",
    mobile: "15400010962",
    card: "9999990000320990027",
    behaviour: "recovers",
  },
  {
    name: "满额",
    idNumber: "149999199203030017",
    mobile: "15400010999",
    card: "9999990000333335798",
    behaviour: "limit",
  },
  {
    name: "吕查无",
    idNumber: "229999199304040011",
    mobile: "15400011036",
    card: "9999990000345681569",
    behaviour: "no_record",
  },
  {
    name: "陈晓",
    idNumber: "239999199405050026",
    mobile: "15400011073",
    card: "9999990000358027338",
    behaviour: "mismatch",
    registeredName: "陈筱",
  },
  {
    name: "钱错签",
    idNumber: "139999199506060027",
    mobile: "15400011110",
    card: "9999990000370373108",
    behaviour: "match",
    face: "bad_signature",
  },
  {
    name: "尤未明",
    idNumber: "149999199607070015",
    mobile: "15400011147",
    card: "9999990000382718878",
    behaviour: "match",
    face: "unknown_code",
  },
  {
    name: "程未央",
    idNumber: "219999199708080026",
    mobile: "15400011184",
    card: "9999990000395064641",
    behaviour: "match",
    face: "processing",
  },
  {
    name: "常未了",
    idNumber: "229999199809090014",
    mobile: "15400011221",
    card: "9999990000407410410",
    behaviour: "match",
    face: "never",
  },
  {
    name: "傅二问",
    idNumber: "239999199910100020",
    mobile: "15400011258",
    card: "9999990000419756180",
    behaviour: "match",
    face: "second_opinion",
  },
];
