import type { OrganizationKind, RegisterState } from "../register-states";

/**
 * The fictitious organizations of the sandbox. Their codes name county 9999 of a province, which is given out nowhere,
 * and organization codes that begin with XX, so that none can belong to anybody; check characters are right (GB 32100,
 * GB 11714). Their legal representatives are people of the sandbox. docs/sandbox.md lists them all.
 */
export type SandboxOrganizationBehaviour =
  /** Answers at once. */
  | "prompt"
  /** Answers after eight seconds. */
  | "slow"
  /** Down twice, then answers. */
  | "recovers"
  /** Takes no more questions today. */
  | "limit"
  /** Registered so lately that the register does not know it yet. */
  | "no_record";

export type SandboxOrganization = {
  kind: OrganizationKind;
  name: string;
  /** A unified social credit code, or 15 digits where there is none. */
  code: string;
  /** By name, of the people of the sandbox; null where the register names nobody. */
  legalRepresentative: string | null;
  address: string;
  /** YYYY-MM-DD */
  establishedOn: string;
  state: RegisterState;
  behaviour: SandboxOrganizationBehaviour;
};

type Row = readonly [
  kind: OrganizationKind,
  name: string,
  code: string,
  representative: string | null,
  address: string,
  establishedOn: string,
];

const inOperation: readonly Row[] = [
  [
    "enterprise",
    "清和书坊（杭州）有限公司",
    "91339999XX0100001A",
    "林清和",
    "浙江省杭州市虚构区书院路1号",
    "2012-03-07",
  ],
  ["enterprise", "兰亭纸业股份有限公司", "91339999XX0101370N", "王珊", "浙江省绍兴市虚构区兰亭路8号", "2009-09-21"],
  [
    "enterprise",
    "砚边文化传播有限责任公司",
    "91329999XX0102744R",
    "吴砚",
    "江苏省苏州市虚构区砚池街12号",
    "2016-05-30",
  ],
  ["enterprise", "青石巷茶业有限公司", "91359999XX0104117Q", "李默", "福建省武夷山市虚构镇青石巷3号", "2014-04-05"],
  [
    "enterprise",
    "云栖印务（绍兴）有限公司",
    "91339999XX0105486W",
    "沈墨言",
    "浙江省绍兴市虚构区云栖路66号",
    "2018-11-11",
  ],
  ["enterprise", "半亩塘园艺有限公司", "91379999XX010685XF", "赵书白", "山东省青岛市虚构区方塘路2号", "2015-02-28"],
  ["enterprise", "长庚仪器股份有限公司", "91419999XX01082223", "司马长庚", "河南省洛阳市虚构区星河路5号", "2003-08-18"],
  [
    "enterprise",
    "听雨软件（武汉）有限公司",
    "91429999XX0109591K",
    "冯听雨",
    "湖北省武汉市虚构区听雨路27号",
    "2021-06-01",
  ],
  ["enterprise", "晚舟物流有限公司", "91439999XX01109638", "蒋晚舟", "湖南省岳阳市虚构区码头路9号", "2017-07-07"],
  ["enterprise", "望北新材料有限公司", "91219999XX01123365", "许望北", "辽宁省大连市虚构区望北街31号", "2011-12-12"],
  ["enterprise", "嘉树种业集团有限公司", "91619999XX011370X2", "韩嘉树", "陕西省西安市虚构区嘉树路18号", "2006-10-16"],
  ["enterprise", "初夏食品有限公司", "91539999XX0115078G", "杨初夏", "云南省昆明市虚构区初夏路4号", "2020-05-20"],
  ["enterprise", "若溪服饰有限公司", "91449999XX01164413", "郑若溪", "广东省佛山市虚构区若溪路88号", "2019-09-09"],
  ["enterprise", "知远教育咨询有限公司", "91519999XX0117815L", "孙知远", "四川省成都市虚构区知远路6号", "2013-03-15"],
  [
    "enterprise",
    "静水环保科技有限公司",
    "91459999XX01191836",
    "欧阳静",
    "广西壮族自治区桂林市虚构区静水路10号",
    "2016-08-08",
  ],
  [
    "enterprise",
    "天山果业有限责任公司",
    "91659999XX01205554",
    "阿依古丽·买买提",
    "新疆维吾尔自治区伊宁市虚构区果园路7号",
    "2010-04-22",
  ],
  [
    "enterprise",
    "雪域牦牛乳业有限公司",
    "91549999XX0121929G",
    "扎西·多吉",
    "西藏自治区那曲市虚构区雪域路1号",
    "2018-06-18",
  ],
  [
    "enterprise",
    "Harper Trading Pudong Co., Ltd.",
    "91319999XX0123297E",
    "John Harper",
    "上海市虚构区浦江路200号",
    "2008-08-28",
  ],
  [
    "enterprise",
    "Lindqvist船舶设备（宁波）有限公司",
    "91339999XX0124660U",
    "Anna Lindqvist",
    "浙江省宁波市虚构区港口路15号",
    "2011-05-19",
  ],
  ["enterprise", "书白出版有限责任公司", "91379999XX0126033Y", "赵书白", "山东省济南市虚构区书白路20号", "2005-01-24"],
  ["enterprise", "予安医药连锁股份有限公司", "91319999XX0127407D", "周予安", "上海市虚构区予安路99号", "2004-04-14"],
  [
    "enterprise",
    "清和书坊（杭州）有限公司滨江分公司",
    "91339999XX01287762",
    "陈岚",
    "浙江省杭州市虚构区江岸路7号",
    "2019-01-10",
  ],
  ["enterprise", "卓玛农牧专业合作社", "93639999XX0130147U", "次仁·卓玛", "青海省玉树市虚构乡卓玛村", "2014-07-01"],
  [
    "individual_business",
    "杭州市虚构区珊珊裁缝店",
    "92339999XX01315100",
    "王珊",
    "浙江省杭州市虚构区布市街5号",
    "2015-10-10",
  ],
  ["individual_business", "陈岚手工皂坊", "92339999XX013288X9", "陈岚", "浙江省湖州市虚构区皂坊路2号", "2018-03-03"],
  ["individual_business", "吴砚刻字店", "92329999XX0134252T", "吴砚", "江苏省南京市虚构区刻字巷1号", "2012-12-01"],
  ["other", "若水律师事务所", "31449999XX0135626A", "郑若溪", "广东省深圳市虚构区若水路1号", "2010-10-01"],
  ["other", "望北公益基金会", "53219999XX0136995L", "许望北", "辽宁省沈阳市虚构区望北街1号", "2016-09-05"],
  ["other", "初心民办幼儿园", "52539999XX0138368N", "杨初夏", "云南省大理市虚构镇初心路3号", "2017-09-01"],
  ["other", "青石巷社区居民协会", "51359999XX0139731R", null, "福建省福州市虚构区青石巷1号", "2020-01-15"],
  ["other", "兰亭镇第一小学", "12339999XX0141102E", "何苇", "浙江省绍兴市虚构区兰亭镇学前路1号", "1998-09-01"],
  // Registered before unified social credit codes, and never given one.
  ["other", "老兵会馆", "339999100000014", "何苇", "浙江省杭州市虚构区会馆路1号", "1996-08-01"],
];

type OtherRow = readonly [
  name: string,
  code: string,
  representative: string,
  address: string,
  establishedOn: string,
  state: RegisterState,
  behaviour: SandboxOrganizationBehaviour,
];

const otherwise: readonly OtherRow[] = [
  [
    "晨钟新设科技有限公司",
    "91339999XX0142471M",
    "何苇",
    "浙江省杭州市虚构区晨钟路1号",
    "2026-11-02",
    "in_operation",
    "no_record",
  ],
  [
    "清和书房（杭州）有限公司",
    "91339999XX0158916E",
    "何苇",
    "浙江省杭州市虚构区书院路2号",
    "2022-02-22",
    "in_operation",
    "prompt",
  ],
  [
    "白迟慢行旅行社有限公司",
    "91129999XX0143845B",
    "李默",
    "天津市虚构区慢行路8号",
    "2013-08-01",
    "in_operation",
    "slow",
  ],
  [
    "关宕通信有限公司",
    "91139999XX01452182",
    "李默",
    "河北省石家庄市虚构区通信街3号",
    "2014-09-01",
    "in_operation",
    "recovers",
  ],
  [
    "满额数据服务有限公司",
    "91149999XX0146587J",
    "李默",
    "山西省太原市虚构区数据路3号",
    "2015-11-01",
    "in_operation",
    "limit",
  ],
  [
    "旧时光相馆有限公司",
    "91329999XX0147950W",
    "吴砚",
    "江苏省无锡市虚构区旧时光巷6号",
    "2001-05-01",
    "cancelled",
    "prompt",
  ],
  [
    "失照建材有限公司",
    "91419999XX01493232",
    "司马长庚",
    "河南省郑州市虚构区建材路4号",
    "2007-03-12",
    "revoked",
    "prompt",
  ],
  [
    "撤登网络科技有限公司",
    "91439999XX01506900",
    "蒋晚舟",
    "湖南省长沙市虚构区网络路2号",
    "2020-02-20",
    "withdrawn",
    "prompt",
  ],
  [
    "远迁机械有限公司",
    "91219999XX0152063W",
    "许望北",
    "辽宁省鞍山市虚构区机械路11号",
    "1999-09-19",
    "moved_out",
    "prompt",
  ],
  [
    "筹备中能源有限公司",
    "91619999XX0153437Y",
    "韩嘉树",
    "陕西省榆林市虚构区能源路1号",
    "2026-10-30",
    "being_established",
    "prompt",
  ],
  [
    "清算中贸易有限公司",
    "91449999XX01548003",
    "郑若溪",
    "广东省广州市虚构区贸易路77号",
    "2002-02-02",
    "liquidating",
    "prompt",
  ],
  ["歇业渔具有限公司", "91359999XX0156179A", "李默", "福建省厦门市虚构区渔具路3号", "2009-06-06", "closed", "prompt"],
  ["待查商贸有限公司", "91519999XX0157542C", "孙知远", "四川省绵阳市虚构区商贸路5号", "2012-01-01", "other", "prompt"],
];

export const sandboxOrganizations: readonly SandboxOrganization[] = [
  ...inOperation.map(
    ([kind, name, code, legalRepresentative, address, establishedOn]): SandboxOrganization => ({
      kind,
      name,
      code,
      legalRepresentative,
      address,
      establishedOn,
      state: "in_operation",
      behaviour: "prompt",
    }),
  ),
  ...otherwise.map(
    ([name, code, legalRepresentative, address, establishedOn, state, behaviour]): SandboxOrganization => ({
      kind: "enterprise",
      name,
      code,
      legalRepresentative,
      address,
      establishedOn,
      state,
      behaviour,
    }),
  ),
];
