/** The head of the page: what it is, the time, how things stand, and the ways to the panels. */

import { plainly } from "./api.js";
import { badge } from "./chatlist.js";
import { ClockPanel } from "./clockpanel.js";
import { avatar, h, iconButton } from "./dom.js";
import { stateChip } from "./faultspanel.js";
import { icon } from "./icons.js";
import { keep, kept } from "./kept.js";
import { openDialog, openMenu } from "./overlay.js";
import { chooseLanguage, language, t, tn } from "./words.js";

const LANGUAGES = { fr: "Français", en: "English" };

export class TopBar {
  /** @param {any} parts @param {{toggle: (kind: string) => void, shown: () => string | null}} panels */
  constructor(parts, panels) {
    this.parts = parts;
    this.panels = panels;
    this.clock = new ClockPanel(parts);
    this.who = h("button.switcher", {
      type: "button",
      "aria-haspopup": "dialog",
      onclick: () => parts.people.openSheet(),
    });
    this.state = h("span.bar-state");
    this.fault = h("span.bar-faults", { role: "status" });
    this.tour = h("button.bar-button", {
      type: "button",
      hidden: !parts.tour.steps.length,
      "aria-expanded": "false",
      onclick: () => panels.toggle("tour"),
    });
    this.faultsButton = h(
      "button.bar-button",
      {
        type: "button",
        "aria-expanded": "false",
        "aria-label": t("Faults and bot"),
        onclick: () => panels.toggle("faults"),
      },
      icon("warning"),
      h("span", {}, t("Faults and bot")),
    );
    const theme = iconButton(icon("sun"), t("Light or dark"), () => themeMenu(theme), { "aria-haspopup": "menu" });
    const speech = h(
      "button.bar-button.speech",
      {
        type: "button",
        "aria-haspopup": "menu",
        "aria-label": `${t("Language")} ${language().toUpperCase()}`,
        onclick: () => languageMenu(speech, parts.config.languages),
      },
      icon("globe"),
      language().toUpperCase(),
    );
    const more = iconButton(icon("more"), t("More"), () => this.#moreMenu(more), { "aria-haspopup": "menu" });
    more.classList.add("bar-more");
    this.element = h(
      "header.bar",
      {},
      h("a.skip", { href: "#columns" }, t("To the chats")),
      h("img.bar-mark", { src: "/page/mark.svg", alt: "", width: 32, height: 32 }),
      h("h1.bar-title", {}, parts.config.title),
      this.who,
      this.clock.button,
      this.state,
      this.fault,
      h("span.bar-space"),
      this.tour,
      this.faultsButton,
      speech,
      theme,
      more,
    );
    parts.tour.on("changed", () => this.#drawTour());
    parts.faults.on("changed", () => this.#drawFaults());
    parts.world.on("state", () => this.#drawState());
    parts.columns.on("changed", () => this.#drawWho());
    parts.unread.on("changed", () => this.#drawWho());
    this.#drawTour();
    this.#drawFaults();
    this.#drawState();
    this.#drawWho();
  }

  /** Which panel is open. @param {string | null} kind */
  mark(kind) {
    this.tour.setAttribute("aria-expanded", String(kind === "tour"));
    this.faultsButton.setAttribute("aria-expanded", String(kind === "faults"));
  }

  #drawTour() {
    const { tour } = this.parts;
    const count = tour.begun
      ? h("span.bar-count", {}, `${tour.steps.length - tour.open.length}/${tour.steps.length}`)
      : null;
    this.tour.setAttribute("aria-label", [t("Guided tour"), count?.textContent].filter(Boolean).join(" "));
    this.tour.replaceChildren(...[icon("compass"), h("span", {}, t("Guided tour")), count].filter(Boolean));
  }

  #drawState() {
    const { bot } = this.parts.world.state;
    this.state.replaceChildren(...(bot ? [h("span.unseen", {}, t("The bot:")), stateChip(bot)] : []));
  }

  #drawFaults() {
    const { faults } = this.parts;
    const count = faults.count();
    this.fault.hidden = count === 0;
    if (!count) return this.fault.replaceChildren();
    const words = tn("{n} fault on", "{n} faults on", count);
    const off = () => faults.allOff().catch((error) => openDialog(t("Faults and bot"), [h("p", {}, plainly(error))]));
    return this.fault.replaceChildren(
      h(
        "button.faults-on",
        { type: "button", "aria-label": words, onclick: () => this.panels.toggle("faults") },
        icon("warning"),
        h("span", {}, words),
      ),
      h("button.faults-off", { type: "button", onclick: off }, t("All off")),
    );
  }

  #drawWho() {
    const { columns, world, unread } = this.parts;
    const person = columns.activeSpec?.person;
    if (person === undefined) return this.who.replaceChildren(t("Whom to play"));
    const others = [...world.people.keys()].filter((id) => id !== person).map((id) => unread.count(id));
    const n = others.reduce((sum, one) => sum + one.n, 0);
    const mark = n
      ? badge(
          n,
          others.some((one) => one.loud),
        )
      : null;
    return this.who.replaceChildren(
      ...[
        avatar(world.name(person), world.hue(person)),
        h("span.switcher-name", {}, h("b", {}, world.name(person)), h("small", {}, world.label(person))),
        icon("down"),
        mark,
      ].filter(Boolean),
    );
  }

  /** On a phone, what has no room in the bar. */
  #moreMenu(anchor) {
    const { tour, config } = this.parts;
    openMenu(anchor, t("More"), [
      tour.steps.length
        ? { icon: icon("compass"), text: t("Guided tour"), run: () => this.panels.toggle("tour") }
        : null,
      { icon: icon("warning"), text: t("Faults and bot"), run: () => this.panels.toggle("faults") },
      ...config.languages
        .filter((one) => one !== language())
        .map((one) => ({ icon: icon("globe"), text: LANGUAGES[one] ?? one, run: () => chooseLanguage(one) })),
      ...themes()
        .filter((one) => one.key !== kept("theme", "auto"))
        .map((one) => ({ icon: icon(one.icon), text: one.text, run: () => chooseTheme(one.key) })),
    ]);
  }
}

const themes = () => [
  { key: "auto", icon: "swap", text: t("As the device") },
  { key: "light", icon: "sun", text: t("Light") },
  { key: "dark", icon: "moon", text: t("Dark") },
];

function chooseTheme(key) {
  keep("theme", key);
  if (key === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = key;
}

function themeMenu(anchor) {
  const now = kept("theme", "auto");
  openMenu(
    anchor,
    t("Light or dark"),
    themes().map((one) => ({
      icon: icon(one.icon),
      text: one.text,
      checked: one.key === now,
      run: () => chooseTheme(one.key),
    })),
  );
}

function languageMenu(anchor, languages) {
  openMenu(
    anchor,
    t("Language"),
    languages.map((one) => ({
      text: LANGUAGES[one] ?? one,
      checked: one === language(),
      run: () => chooseLanguage(one),
    })),
  );
}
