/** The place of the tour and of the faults: beside the phones, or over them where there is no room. */

import { h, iconButton } from "./dom.js";
import { FaultsPanel } from "./faultspanel.js";
import { icon } from "./icons.js";
import { keep, kept } from "./kept.js";
import { TourPanel } from "./tourpanel.js";
import { said, t } from "./words.js";

const NARROW = "(max-width: 899px)";

export class Panels {
  /** @param {any} parts @param {(kind: string | null) => void} changed */
  constructor(parts, changed) {
    this.changed = changed;
    this.parts = parts;
    this.narrow = matchMedia(NARROW);
    this.panels = {
      tour: new TourPanel(parts, () => this.narrow.matches && this.close()),
      faults: new FaultsPanel(parts),
    };
    this.heading = h("h2", { tabindex: "-1" });
    this.body = h("div.panel-body");
    this.element = h(
      "aside.panel",
      { hidden: true, onkeydown: (event) => event.key === "Escape" && this.close() },
      h(
        "header",
        {},
        this.heading,
        iconButton(icon("close"), t("Close"), () => this.close()),
      ),
      this.body,
    );
    /** On a phone: which step is on, above the chat; a press opens the panel. */
    this.strip = h("button.tour-strip", { type: "button", hidden: true, onclick: () => this.open("tour") });
    this.shown = null;
    parts.tour.on("changed", () => this.#drawStrip());
    this.narrow.addEventListener("change", () => this.#cover());
    const first = parts.tour.steps.length ? "tour" : null;
    const wanted = kept("panel", first);
    if (wanted && !this.narrow.matches && !(wanted === "tour" && !first)) this.open(wanted, false);
    this.#drawStrip();
  }

  #before = null;

  toggle(kind) {
    if (this.shown === kind) this.close();
    else this.open(kind);
  }

  open(kind, focus = true) {
    if (!this.shown) this.#before = document.activeElement;
    this.shown = kind;
    this.heading.textContent = this.panels[kind].title;
    this.element.setAttribute("aria-label", this.panels[kind].title);
    this.body.replaceChildren(this.panels[kind].element);
    this.element.hidden = false;
    this.#settle();
    if (focus) this.heading.focus();
  }

  close() {
    this.shown = null;
    this.element.hidden = true;
    this.#settle();
    if (this.#before?.isConnected) this.#before.focus();
  }

  #settle() {
    keep("panel", this.shown);
    this.#cover();
    this.#drawStrip();
    this.changed(this.shown);
  }

  /** Where the panel lies over the phones, they cannot be reached behind it. */
  #cover() {
    for (const part of [this.parts.columns.element, this.parts.people.element])
      part.inert = Boolean(this.shown) && this.narrow.matches;
  }

  #drawStrip() {
    const { tour } = this.parts;
    const { step } = tour;
    this.strip.hidden = !step || this.shown === "tour";
    if (step) {
      const place = t("Step {n} of {all}", { n: tour.steps.indexOf(step) + 1, all: tour.steps.length });
      this.strip.replaceChildren(
        icon("compass"),
        h("span", {}, h("small", {}, place), h("b", {}, said(step.title))),
        icon("down"),
      );
    }
  }
}
