/**
 * The roles in which an object is referred to, as bits: what a reader takes it for when it comes from there. One object
 * may be referred to in several roles; names that a file's author chose, as in resource dictionaries, give none.
 */
export const ROLE = {
  /** The catalog: /Root of the trailer. */
  root: 1 << 0,
  /** The information dictionary: /Info of the trailer. */
  info: 1 << 1,
  /** /Metadata of the catalog or of a page. */
  metadata: 1 << 2,
  /** /Extensions of the catalog. */
  extensions: 1 << 3,
  /** /Perms of the catalog. */
  permissions: 1 << 4,
  /** The document security store, its /VRI, an entry of that, and their lists (EN 319 142-1, 5.4.2). */
  dss: 1 << 5,
  vri: 1 << 6,
  vriEntry: 1 << 7,
  dssList: 1 << 8,
  /** /AcroForm of the catalog, its /Fields and its /DR. */
  form: 1 << 9,
  fields: 1 << 10,
  formResources: 1 << 11,
  /** A node of the page tree: a page, a branch, or a list of them. */
  page: 1 << 12,
  /** /Annots of a page. */
  annotations: 1 << 13,
  /** An annotation, a form field, or a list of kids. */
  annotation: 1 << 14,
  /** The value of a field, or a signature that /Perms names. */
  value: 1 << 15,
  /** /Reference of a signature. */
  signatureReference: 1 << 16,
  /** What /Data of a signature reference names: the catalog, in files by honest producers. */
  signatureData: 1 << 17,
  /** Part of what a reader shows: contents, resources, appearances, layers, and all that these lead to. */
  shown: 1 << 18,
  /** /Metadata of a stream that is shown, such as an image. */
  shownMetadata: 1 << 19,
  /** A dictionary whose keys its author chose, outside of what is shown: /Dests of the catalog. */
  named: 1 << 20,
  /** Everywhere else: destinations, outlines, structure, actions, and the way back from an annotation to its page. */
  other: 1 << 21,
  /** Referred to only from objects that no part of the document refers to. */
  loose: 1 << 22,
  /** In the document security store, under a name that means nothing there. */
  dssStray: 1 << 23,
  /** /Parent and /P outside of the page tree and of what is shown: the way back, which says nothing of where it leads. */
  back: 1 << 24,
} as const;

/** One bit of `ROLE`. */
export type Role = number;

/** Roles that say little of an object: it is read in them only where it has no other role. */
export const WEAK_ROLES = ROLE.other | ROLE.named | ROLE.signatureData | ROLE.back | ROLE.loose;

/** The roles of what a reader shows. */
export const SHOWN_ROLES = ROLE.shown | ROLE.shownMetadata;

/** The roles of the store for validation data, which may share its lists. */
export const DSS_ROLES = ROLE.dss | ROLE.vri | ROLE.vriEntry | ROLE.dssList;

/** What the keys of a dictionary lead to. */
export interface Grammar {
  keys: ReadonlyMap<string, Role>;
  /** Keys that follow a rule instead of being listed. */
  pattern?: { names(key: string): boolean; role: Role };
  /** The role of what every other key refers to. */
  otherwise: Role;
  /** The role of the items where an array stands; the array's own role by default. */
  items?: Role;
}

const grammar = (keys: Record<string, Role>, otherwise: Role = ROLE.other, items?: Role): Grammar => ({
  keys: new Map(Object.entries(keys)),
  otherwise,
  ...(items === undefined ? {} : { items }),
});
const all = (role: Role, ...keys: string[]) => Object.fromEntries(keys.map((key) => [key, role]));

/** /VRI names its entries by the SHA-1 of a signature, in upper-case hexadecimal (EN 319 142-1, 5.4.2.3). */
export function isVriKey(key: string): boolean {
  return /^[0-9A-F]{40}$/.test(key);
}

/** What a page, or a branch of the tree above it, shows (ISO 32000-2, table 31). */
const PAGE_LOOK = all(
  ROLE.shown,
  ...["Contents", "Resources", "Group", "Thumb", "BoxColorInfo", "VP", "Rotate", "UserUnit"],
  ...["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"],
);
/** What an annotation shows (ISO 32000-2, 12.5, and table 191 for fields). */
const ANNOTATION_LOOK = all(
  ROLE.shown,
  ...["AP", "AS", "MK", "OC", "RO", "BS", "BE", "Border", "C", "IC", "DA", "DR", "DS", "RC", "Q", "Rect"],
  ...["QuadPoints", "L", "LE", "LL", "Vertices", "InkList", "Path", "CL", "RD", "Contents", "OverlayText"],
  ...["Movie", "Sound", "FS", "RichMediaContent", "RichMediaSettings", "3DD", "3DV", "3DA", "3DU", "3DI"],
  ...["AnnotStates", "FontFauxing", "FixedPrint", "Measure", "PMD"],
);

const WAYS_BACK = all(ROLE.back, "P", "Parent");

const GRAMMARS = new Map<Role, Grammar>([
  [
    ROLE.root,
    grammar({
      Pages: ROLE.page,
      AcroForm: ROLE.form,
      DSS: ROLE.dss,
      Metadata: ROLE.metadata,
      Extensions: ROLE.extensions,
      Perms: ROLE.permissions,
      Dests: ROLE.named,
      ...all(ROLE.shown, "OCProperties", "OutputIntents"),
    }),
  ],
  [ROLE.permissions, grammar({}, ROLE.value)],
  [ROLE.dss, grammar({ VRI: ROLE.vri, ...all(ROLE.dssList, "Certs", "OCSPs", "CRLs") }, ROLE.dssStray)],
  [ROLE.vri, { ...grammar({}, ROLE.dssStray), pattern: { names: isVriKey, role: ROLE.vriEntry } }],
  [ROLE.vriEntry, grammar(all(ROLE.dssList, "Cert", "OCSP", "CRL"))],
  [ROLE.dssList, grammar({}, ROLE.other, ROLE.other)],
  [ROLE.form, grammar({ Fields: ROLE.fields, DR: ROLE.formResources, XFA: ROLE.shown })],
  [ROLE.fields, grammar({}, ROLE.other, ROLE.annotation)],
  [ROLE.formResources, grammar({}, ROLE.shown)],
  [
    ROLE.page,
    grammar({
      ...PAGE_LOOK,
      ...all(ROLE.page, "Kids", "Parent"),
      Annots: ROLE.annotations,
      Metadata: ROLE.metadata,
    }),
  ],
  [ROLE.annotations, grammar({}, ROLE.other, ROLE.annotation)],
  [ROLE.annotation, grammar({ ...ANNOTATION_LOOK, ...WAYS_BACK, Kids: ROLE.annotation, V: ROLE.value })],
  [ROLE.value, grammar({ Reference: ROLE.signatureReference })],
  [ROLE.signatureReference, grammar({ Data: ROLE.signatureData })],
  [ROLE.shown, grammar({}, ROLE.shown)],
  [ROLE.shownMetadata, grammar({}, ROLE.shown)],
  [ROLE.loose, grammar({}, ROLE.loose)],
]);
const ELSEWHERE = grammar(WAYS_BACK);
const SHOWN_STREAM = grammar({ Metadata: ROLE.shownMetadata }, ROLE.shown);

/** The role of what a key refers to, in the trailer. */
export function roleInTrailer(key: string): Role {
  if (key === "Root") return ROLE.root;
  return key === "Info" ? ROLE.info : ROLE.other;
}

/** What the keys of a dictionary (or of the dictionary of a stream) of the given role refer to. */
export function grammarOf(role: Role, inStream: boolean): Grammar {
  if (role === ROLE.shown && inStream) return SHOWN_STREAM;
  return GRAMMARS.get(role) ?? ELSEWHERE;
}

/** The role of what a key refers to. */
export function roleBelow({ keys, otherwise, pattern }: Grammar, key: string): Role {
  if (pattern?.names(key)) return pattern.role;
  return keys.get(key) ?? otherwise;
}

/** The role of the items of an array of the given role. */
export function roleOfItems(role: Role): Role {
  return GRAMMARS.get(role)?.items ?? role;
}

/** The roles that an object may have besides its own one when it is written anew. */
export const BESIDES = {
  /** Signatures name the catalog as what they look at. */
  root: ROLE.signatureData | ROLE.back,
  form: ROLE.back,
  /** Destinations, annotations and the structure tree lead to pages. */
  page: ROLE.other | ROLE.back,
  /** Actions and the structure tree lead to fields. */
  annotation: ROLE.other | ROLE.back,
} as const;

/** The parts of a document, each with the roles that make no trap of it. */
const STRUCTURES: readonly { own: number; besides: number }[] = [
  { own: ROLE.root, besides: BESIDES.root },
  { own: ROLE.form, besides: BESIDES.form },
  { own: ROLE.page, besides: BESIDES.page },
  { own: ROLE.annotation, besides: BESIDES.annotation | ROLE.annotations | ROLE.fields },
  { own: ROLE.info, besides: ROLE.other | ROLE.back },
  { own: ROLE.metadata, besides: ROLE.other | ROLE.back | ROLE.shownMetadata },
  { own: DSS_ROLES | ROLE.dssStray, besides: ROLE.other | ROLE.back },
];

/**
 * True where one object is a part of the document's structure and something else besides: a page that is a resource
 * too, a catalog that is a form. Whoever may change it in one role would change it in the other.
 */
export function isTwoThings(roles: number): boolean {
  const known = roles & ~ROLE.loose;
  const own = STRUCTURES.filter((structure) => (known & structure.own) !== 0);
  return own.length > 0 && !own.some((structure) => (known & ~(structure.own | structure.besides)) === 0);
}
