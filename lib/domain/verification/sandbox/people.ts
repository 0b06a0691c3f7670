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

/** More of them, for installations and test runs that many people use. */
const moreMatching: typeof matching = [
  ["谢南乔", "119999197001010101", "15400011295", "9999990000432101950"],
  ["邓以宁", "129999197706120118", "15400011332", "9999990000444447722"],
  ["曹沐阳", "139999198411230121", "15400011369", "9999990000456793492"],
  ["彭清越", "149999199104060130", "15400011406", "9999990000469139261"],
  ["曾知夏", "159999199809170147", "15400011443", "9999990000481485031"],
  ["萧景行", "219999197102280155", "15400011480", "9999990000493830802"],
  ["田禾生", "229999197807110166", "15400011517", "9999990000506176573"],
  ["董落英", "23999919851222017X", "15400011554", "9999990000518522343"],
  ["袁星野", "319999199205050187", "15400011591", "9999990000530868112"],
  ["潘怀瑾", "329999199910160199", "15400011628", "9999990000543213884"],
  ["于归舟", "339999197203270201", "15400011665", "9999990000555559653"],
  ["余念慈", "349999197908100212", "15400011702", "9999990000567905423"],
  ["杜若飞", "359999198601210229", "15400011739", "9999990000580251193"],
  ["叶听澜", "369999199306040235", "15400011776", "9999990000592596965"],
  ["程晚照", "37999920001115024X", "15400011813", "9999990000604942736"],
  ["魏明远", "419999197304260256", "15400011850", "9999990000617288507"],
  ["苏见山", "429999198009090262", "15400011887", "9999990000629634276"],
  ["吕青禾", "439999198702200273", "15400011924", "9999990000641980046"],
  ["丁一川", "44999919940703028X", "15400011961", "9999990000654325816"],
  ["任平生", "459999200112140294", "15400011998", "9999990000666671587"],
  ["姚远岫", "469999197405250304", "15400012035", "9999990000679017356"],
  ["卢新月", "509999198110080317", "15400012072", "9999990000691363127"],
  ["姜太和", "519999198803190326", "15400012109", "9999990000703708897"],
  ["崔未雪", "529999199508020339", "15400012146", "9999990000716054669"],
  ["钟鸣谦", "539999200201130346", "15400012183", "9999990000728400439"],
  ["谭松年", "619999197506240357", "15400012220", "9999990000740746207"],
  ["陆上行", "629999198211070369", "15400012257", "9999990000753091970"],
  ["汪洋", "639999198904180378", "15400012294", "9999990000765437740"],
  ["范文澜", "649999199609010380", "15400012331", "9999990000777783511"],
  ["石敬亭", "659999200302120398", "15400012368", "9999990000790129288"],
];

const asPerson = ([name, idNumber, mobile, card]: (typeof matching)[number]): SandboxPerson => ({
  name,
  idNumber,
  mobile,
  card,
  behaviour: "match",
});

export const sandboxPeople: readonly SandboxPerson[] = [
  ...matching.map(asPerson),
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
  ...moreMatching.map(asPerson),
];
