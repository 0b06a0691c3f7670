import type { Node } from "prosemirror-model";
import { type Command, NodeSelection } from "prosemirror-state";
import type { EditorView, NodeView, NodeViewConstructor } from "prosemirror-view";
import { inPlaceOf } from "@/lib/domain/contracts/written/variables";
import type { Values, Variable, WrittenText } from "@/lib/domain/contracts/written/written-text.schema";

/** What the surface shows of things that do not stand in its text itself. */
export type Surroundings = {
  locale: WrittenText["locale"];
  variables: readonly Variable[];
  values: Values;
  words: {
    unknown: string;
    pageBreak: string;
    signature: (label: string, as: "person" | "organization") => string;
    change: string;
    date: string;
  };
  onSignature: (id: string) => void;
};

/** Holds the surroundings for views that are drawn outside of React, and tells them when these change. */
export class Stage {
  private readonly listeners = new Set<() => void>();
  constructor(public now: Surroundings) {}
  change(next: Surroundings): void {
    this.now = next;
    for (const listener of this.listeners) listener();
  }
  follow(listener: () => void): () => void {
    this.listeners.add(listener);
    listener();
    return () => this.listeners.delete(listener);
  }
}

/** A variable: its value, or its name while it has none. */
class VariableView implements NodeView {
  readonly dom = document.createElement("span");
  private readonly unfollow: () => void;
  constructor(node: Node, stage: Stage) {
    const { key, inWords } = node.attrs;
    this.dom.className = "written-variable";
    this.dom.dataset.variable = key;
    this.dom.dataset.words = String(inWords);
    this.unfollow = stage.follow(() => {
      const { variables, values, locale, words } = stage.now;
      const variable = variables.find((one) => one.key === key);
      this.dom.textContent = variable
        ? inPlaceOf(variable, values, locale, inWords) || `[${variable.label}]`
        : words.unknown;
      this.dom.classList.toggle("is-unknown", !variable);
    });
  }
  destroy() {
    this.unfollow();
  }
}

/** Where a party signs: its name, how, and a button that changes both. */
class SignatureView implements NodeView {
  readonly dom = document.createElement("div");
  private readonly unfollow: () => void;
  constructor(node: Node, view: EditorView, stage: Stage) {
    const { id, label, as, date } = node.attrs;
    this.dom.className = "written-signature";
    const name = this.dom.appendChild(document.createElement("span"));
    const dated = this.dom.appendChild(document.createElement("span"));
    const change = this.dom.appendChild(document.createElement("button"));
    change.type = "button";
    change.addEventListener("click", () => stage.now.onSignature(id));
    this.unfollow = stage.follow(() => {
      const { words } = stage.now;
      name.textContent = words.signature(label, as);
      dated.textContent = date ? words.date : "";
      change.textContent = words.change;
      change.setAttribute("aria-label", `${words.change} ${label}`);
    });
    this.dom.addEventListener("dblclick", () => view.editable && stage.now.onSignature(id));
  }
  stopEvent(event: Event) {
    return event.target instanceof HTMLButtonElement;
  }
  ignoreMutation() {
    return true;
  }
  destroy() {
    this.unfollow();
  }
}

class PageBreakView implements NodeView {
  readonly dom = document.createElement("div");
  private readonly unfollow: () => void;
  constructor(stage: Stage) {
    this.dom.className = "written-page-break";
    this.unfollow = stage.follow(() => {
      this.dom.textContent = stage.now.words.pageBreak;
    });
  }
  ignoreMutation() {
    return true;
  }
  destroy() {
    this.unfollow();
  }
}

export const surfaceViews = (stage: Stage): Record<string, NodeViewConstructor> => ({
  variable: (node) => new VariableView(node, stage),
  signature: (node, view) => new SignatureView(node, view, stage),
  page_break: () => new PageBreakView(stage),
});

/** Enter on a block where somebody signs changes it. */
export const enterSignature =
  (stage: Stage): Command =>
  ({ selection }) => {
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== "signature") return false;
    stage.now.onSignature(selection.node.attrs.id);
    return true;
  };
