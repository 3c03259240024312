/** What can be sent beside text: a picture, a file, a place, a voice message. */

import { base64, call, plainly } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { keep, kept } from "./kept.js";
import { openDialog, openMenu } from "./overlay.js";
import { t } from "./words.js";

const SOMEWHERE = { latitude: "50.9513", longitude: "1.8587" };

/** @param {Element} anchor @param {import("./composer.js").Composer} composer */
export function attachMenu(anchor, composer) {
  openMenu(anchor, t("Attach"), [
    {
      icon: icon("picture"),
      text: t("Picture"),
      run: () => pick("image/png,image/jpeg,image/gif,image/webp", (file) => sendPicture(file, composer)),
    },
    { icon: icon("file"), text: t("File"), run: () => pick("", (file) => sendFile(file, composer)) },
    { icon: icon("place"), text: t("Place"), run: () => askPlace(composer) },
    {
      icon: icon("mic"),
      text: t("Voice message, 3 seconds"),
      run: () => send(composer, "send_voice", { duration: 3 }),
    },
  ]);
}

function pick(accept, take) {
  const input = h("input", { type: "file", accept });
  input.addEventListener("change", () => input.files[0] && take(input.files[0]));
  input.click();
}

async function send(composer, path, values) {
  try {
    await call(path, { ...composer.place, ...values });
    composer.given.sent();
  } catch (error) {
    composer.given.trouble(plainly(error));
  }
}

async function sendPicture(file, composer) {
  await send(composer, "send_photo", { bytes: await base64(file) });
}

async function sendFile(file, composer) {
  const values = {
    bytes: await base64(file),
    file_name: file.name,
    mime_type: file.type || "application/octet-stream",
  };
  await send(composer, "send_document", values);
}

function askPlace(composer) {
  const last = kept("place", SOMEWHERE);
  const field = (label, name, most) =>
    h(
      "label.field",
      {},
      h("span", {}, label),
      h("input", { name, type: "number", step: "any", min: -most, max: most, required: true, value: last[name] }),
    );
  const form = h(
    "form",
    { method: "dialog" },
    h("div.fields", {}, field(t("Latitude"), "latitude", 90), field(t("Longitude"), "longitude", 180)),
    h("button.primary", { type: "submit" }, t("Send the place")),
  );
  const dialog = openDialog(t("A place"), [form], "form");
  form.addEventListener("submit", () => {
    const { latitude, longitude } = Object.fromEntries(new FormData(form));
    keep("place", { latitude, longitude });
    send(composer, "send_location", { latitude: Number(latitude), longitude: Number(longitude) });
  });
  dialog.querySelector("input").select();
}
