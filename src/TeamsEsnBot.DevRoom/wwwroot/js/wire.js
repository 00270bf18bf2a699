import { h } from "./dom.js";
import { get } from "./api.js";

const MostShown = 200;

/** The drawer for developers: every request between the room and the bot, newest first. */
export function startWire(drawer, button) {
  const list = h("ol", { class: "wire-list" });
  const seen = new Set();

  drawer.append(
    h("header", { class: "wire-head" }, h("h2", {}, "Wire"), h("button", { type: "button", class: "link-button", onclick: () => list.replaceChildren() }, "Clear")),
    h("p", { class: "wire-legend" }, "→ what Teams would send to the bot   ← what the bot asks of the connector"),
    list);
  button.addEventListener("click", toggle);
  return { add };

  async function toggle() {
    drawer.hidden = !drawer.hidden;
    button.setAttribute("aria-expanded", String(!drawer.hidden));

    if (!drawer.hidden && seen.size === 0) {
      (await get("wire")).forEach(add);
    }
  }

  function add(entry) {
    if (seen.has(entry.number)) {
      return;
    }

    seen.add(entry.number);
    const good = entry.status >= 200 && entry.status < 300;
    list.prepend(h("li", {}, h("details", {},
      h("summary", {},
        h("span", { class: `wire-way ${entry.toBot ? "to-bot" : "from-bot"}`, title: entry.toBot ? "to the bot" : "from the bot" }, entry.toBot ? "→" : "←"),
        h("span", { class: "wire-title", title: entry.title }, short(entry.title)),
        h("span", { class: `wire-status ${good ? "" : "bad"}` }, entry.status || "no answer"),
        h("span", { class: "wire-time" }, `${Math.round(entry.milliseconds)} ms`)),
      ...part("Request", entry.request), ...part("Answer", entry.response))));

    while (list.children.length > MostShown) {
      list.lastElementChild.remove();
    }
  }

  /** Conversation ids are long; their ends tell them apart. */
  function short(title) {
    return title.replace("/v3/", "").replace(/[^/\s]{24,}/g, id => `…${id.slice(-10)}`);
  }

  function part(name, json) {
    return json === null || json === undefined ? [] : [h("h3", {}, name), h("pre", { tabindex: "0" }, JSON.stringify(json, null, 2))];
  }
}
