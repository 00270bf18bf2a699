import { h } from "./dom.js";
import { state, personOf } from "./state.js";
import { avatar, botAvatar, groupAvatar, teamAvatar } from "./avatar.js";

/** The list on the left: who you are, chats, teams with their channels. */
export function drawRail(rail, { become, go }) {
  const places = [...state.places.values()];
  const chats = places.filter(place => place.kind !== "channel");
  const teams = Map.groupBy(places.filter(place => place.kind === "channel"), place => place.team.id);

  rail.replaceChildren(
    you(become),
    h("div", { class: "rail-scroll" },
      h("h2", { class: "rail-title" }, "Chats"),
      h("ul", {}, ...chats.map(place => entry(place, go))),
      h("h2", { class: "rail-title" }, "Teams and channels"),
      ...[...teams.values()].map(channels => h("section", { class: "rail-team", "aria-label": channels[0].team.name },
        h("h3", {}, teamAvatar(channels[0].team.name), channels[0].team.name),
        h("ul", {}, ...channels.map(place => entry(place, go)))))));
}

function entry(place, go) {
  const isOpen = state.place?.id === place.id;
  const faces = { personal: () => botAvatar(28), groupChat: () => groupAvatar(28), chat: () => avatar(colleague(place), { size: 28, presence: true }), channel: () => null };
  return h("li", {}, h("button", {
    type: "button",
    class: `rail-entry ${place.kind === "channel" ? "rail-channel" : ""} ${place.unread > 0 ? "unread" : ""}`,
    "data-place": place.id,
    "aria-current": isOpen ? "true" : null,
    onclick: () => go(place.id),
  }, faces[place.kind](), h("span", { class: "rail-name" }, place.name), place.unread > 0 && h("span", { class: "dot", role: "img", "aria-label": `${place.unread} unread` })));
}

const colleague = place => personOf(place.members.find(id => id !== state.me.id)) ?? { name: place.name };

/** “You are”: choosing somebody else makes this tab that person. */
function you(become) {
  const button = h("button", { type: "button", class: "you-button", "aria-haspopup": "listbox", "aria-expanded": "false", onclick: () => toggle() },
    avatar(state.me, { size: 36, presence: true }),
    h("span", { class: "you-words" }, h("span", { class: "you-label" }, "You are"), h("span", { class: "you-name" }, state.me.name), h("span", { class: "you-job" }, state.me.job)),
    h("span", { class: "you-arrow", "aria-hidden": "true" }, "▾"));
  const holder = h("div", { class: "you" }, button);
  return holder;

  function toggle() {
    if (holder.querySelector(".picker")) {
      close();
      return;
    }

    const list = h("ul", { role: "listbox", "aria-label": "People" });
    const search = h("input", { type: "search", "aria-label": "Find a person", placeholder: "Be somebody else", oninput: fill, onkeydown: down });
    holder.append(h("div", { class: "picker", onkeydown: walk }, search, list));
    button.setAttribute("aria-expanded", "true");
    fill();
    search.focus();
    setTimeout(() => document.addEventListener("click", outside));

    function fill() {
      const wanted = search.value.trim().toLowerCase();
      const fitting = [...state.people.values()].filter(person => `${person.name} ${person.job} ${person.department}`.toLowerCase().includes(wanted));
      list.replaceChildren(...fitting.map(person => h("li", { role: "presentation" }, h("button", {
        type: "button", role: "option", "aria-selected": String(person.id === state.me.id), onclick: () => { close(); become(person.id); },
      }, avatar(person, { size: 28, presence: true }), h("span", { class: "you-words" }, h("span", { class: "you-name" }, person.name), h("span", { class: "you-job" }, person.job))))));
    }

    function down(event) {
      if (event.key === "ArrowDown" || event.key === "Enter") {
        event.preventDefault();
        const first = list.querySelector("button");
        event.key === "Enter" ? first?.click() : first?.focus();
      }
    }

    function walk(event) {
      const options = [...list.querySelectorAll("button")];
      const at = options.indexOf(document.activeElement);

      if (event.key === "Escape") {
        close();
        button.focus();
      } else if (at >= 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        (options[at + (event.key === "ArrowDown" ? 1 : -1)] ?? search).focus();
      }
    }
  }

  function outside(event) {
    if (!holder.contains(event.target)) {
      close();
    }
  }

  function close() {
    holder.querySelector(".picker")?.remove();
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("click", outside);
  }
}
