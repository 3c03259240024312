/** Starts the page: asks the playground who and what there is, puts the parts together, and follows what happens. */

import { Unreachable, call, plainly } from "./api.js";
import { Clock } from "./clock.js";
import { Columns } from "./columns.js";
import { h } from "./dom.js";
import { Faults } from "./faults.js";
import { Feed } from "./feed.js";
import { icon } from "./icons.js";
import { keepHere, keptHere, useWorld } from "./kept.js";
import { Library } from "./messages.js";
import { Panels } from "./panels.js";
import { People } from "./people.js";
import { TopBar } from "./topbar.js";
import { Tour } from "./tour.js";
import { Unread } from "./unread.js";
import { loadWords, t } from "./words.js";
import { World } from "./world.js";

const app = document.getElementById("app");

async function start() {
  const config = await call("page");
  await loadWords(config.languages);
  useWorld(config.world);
  const { last } = await call("events", { timeout: 0, kinds: ["none"] });
  const world = new World(config);
  const clock = new Clock(config.zone);
  const feed = new Feed(config.world, Math.min(keptHere("seq", last), last));
  const faults = new Faults(world, feed);
  await Promise.all([world.load(), clock.load(), faults.load()]);
  build({ config, world, clock, feed, faults, last });
}

function build({ config, world, clock, feed, faults, last }) {
  world.follow(feed);
  const unread = new Unread(world);
  unread.follow(feed);
  const parts = {
    config,
    world,
    clock,
    feed,
    faults,
    unread,
    library: new Library(world, feed),
    tour: new Tour(world, feed),
  };
  parts.columns = new Columns(parts);
  parts.people = new People(parts);
  const banner = makeBanner(feed);
  let bar = null;
  const panels = new Panels(parts, (kind) => bar?.mark(kind));
  bar = new TopBar(parts, panels);
  bar.mark(panels.shown);
  app.replaceChildren(
    bar.element,
    banner,
    panels.strip,
    h("div.stage", {}, parts.people.element, parts.columns.element, panels.element),
    h("div.unseen", { id: "announcer", role: "status" }),
  );
  // What is read again after a reload tells how the clock stood then.
  feed.on("clock", (event) => event.seq > last && clock.take(event));
  feed.on("caught", (seq) => keepHere("seq", seq));
  feed.follow();
}

/** Says that the playground is gone, and what can be done. */
function makeBanner(feed) {
  const banner = h("div.banner", { role: "alert", hidden: true });
  const say = (text, label, act) => {
    banner.hidden = false;
    banner.replaceChildren(
      icon("warning"),
      h("p", {}, text),
      h("button.secondary", { type: "button", onclick: act }, label),
    );
  };
  feed.on("lost", () =>
    say(t("The playground was stopped. What is typed here stays; start it again to go on."), t("Try again"), () =>
      feed.retry(),
    ),
  );
  feed.on("found", () => (banner.hidden = true));
  feed.on("replaced", () =>
    say(t("The playground was started anew, with new people and chats."), t("Reload"), () => location.reload()),
  );
  return banner;
}

start().catch((error) => {
  const text =
    error instanceof Unreachable
      ? t("The playground does not answer. Start it, then reload this page.")
      : plainly(error);
  const reload = h("button.primary", { type: "button", onclick: () => location.reload() }, t("Reload"));
  app.querySelector(".splash")?.append(h("p", { role: "alert" }, text), reload);
});
