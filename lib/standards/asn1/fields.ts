import { Asn1Error } from "./asn1-error";
import type { DerNode } from "./reader";
import { TAG, tagName } from "./tags";

/** Walks the fields of a SEQUENCE in order, so that a schema reads like the ASN.1 module it follows. */
export class Fields {
  private index = 0;

  /** @throws Asn1Error when `node` has another tag than SEQUENCE (or the implicit tag given) */
  constructor(
    private readonly node: DerNode,
    private readonly what: string,
    tag: number = TAG.sequence,
  ) {
    if (node.tag !== tag) throw new Asn1Error(`${what} is ${tagName(node.tag)}, not ${tagName(tag)}`, node.start);
  }

  /** The next field, which must be there and, where a tag is given, have it. @throws Asn1Error */
  next(name: string, tag?: number): DerNode {
    const field = this.node.children[this.index++];
    if (field === undefined) throw new Asn1Error(`${this.what} has no ${name}`, this.node.end);
    if (tag !== undefined && field.tag !== tag) {
      throw new Asn1Error(`${name} of ${this.what} is ${tagName(field.tag)}, not ${tagName(tag)}`, field.start);
    }
    return field;
  }

  /** The next field if it has this tag; otherwise nothing, and it stays the next. */
  optional(tag: number): DerNode | undefined {
    const field = this.node.children[this.index];
    if (field === undefined || field.tag !== tag) return undefined;
    this.index++;
    return field;
  }

  /** Whether all fields have been taken. */
  get done(): boolean {
    return this.index >= this.node.children.length;
  }

  /** Refuses fields that the schema does not know. @throws Asn1Error */
  end(): void {
    const field = this.node.children[this.index];
    if (field !== undefined) throw new Asn1Error(`${this.what} has an unexpected ${tagName(field.tag)}`, field.start);
  }
}

/** The single element inside an EXPLICIT tag. @throws Asn1Error */
export function onlyChild(node: DerNode, what: string): DerNode {
  const [child] = node.children;
  if (child === undefined || node.children.length !== 1) {
    throw new Asn1Error(`${what} must hold exactly one element`, node.start);
  }
  return child;
}
