import { h } from "./dom.js";
import { state, personOf } from "./state.js";
import { avatar, botAvatar } from "./avatar.js";

const MostShown = 7;

/** Offers people and the bot while somebody types “@…” into the box. Picked names are remembered; those still in the text are mentions. */
export function mentionPicker(box, place) {
  const picked = new Map();
  const list = h("ul", { class: "mentions", role: "listbox", id: `mentions-${crypto.randomUUID()}`, "aria-label": "Mention somebody", hidden: true });
  let options = [];
  let active = 0;

  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.addEventListener("input", offer);
  box.addEventListener("blur", () => setTimeout(hide, 150));

  return {
    element: list,
    begin,
    /** True when the key belonged to the list and must not do anything else. */
    takes,
    add,
    ids: () => [...picked].filter(([, name]) => box.value.toLowerCase().includes(`@${name.toLowerCase()}`)).map(([id]) => id),
    clear: () => picked.clear(),
  };

  function begin() {
    const before = box.value.slice(0, box.selectionStart);
    box.setRangeText(before && !/\s$/.test(before) ? " @" : "@", box.selectionStart, box.selectionEnd, "end");
    box.focus();
    offer();
  }

  function typed() {
    return /(?:^|\s)@([^@\n]{0,40})$/.exec(box.value.slice(0, box.selectionStart))?.[1];
  }

  function offer() {
    const words = typed()?.toLowerCase();

    if (words === undefined) {
      hide();
      return;
    }

    const everybody = [
      ...(place.hasBot ? [{ id: state.bot.id, name: state.bot.name, isBot: true }] : []),
      ...place.members.filter(id => id !== state.me.id).map(personOf).filter(Boolean),
    ];
    options = everybody.filter(who => who.name.toLowerCase().split(" ").some((_, at, parts) => parts.slice(at).join(" ").startsWith(words))).slice(0, MostShown);
    active = 0;
    draw();
  }

  function draw() {
    list.replaceChildren(...options.map((who, at) => h("li", {
      role: "option", id: `${list.id}-${at}`, "aria-selected": String(at === active), onmousedown: event => { event.preventDefault(); choose(who); },
    }, who.isBot ? botAvatar(24) : avatar(who, { size: 24 }), h("span", {}, who.name), h("span", { class: "mention-job" }, who.isBot ? "Bot" : who.job))));
    list.hidden = options.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));

    if (!list.hidden) {
      box.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    }
  }

  function hide() {
    list.hidden = true;
    options = [];
    box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-expanded", "false");
  }

  function takes(event) {
    if (list.hidden) {
      return false;
    }

    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        active = (active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
        draw();
        break;
      case "Enter":
      case "Tab":
        choose(options[active]);
        break;
      case "Escape":
        hide();
        break;
      default:
        return false;
    }

    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  function choose(who) {
    const start = box.selectionStart - typed().length - 1;
    box.setRangeText(`@${who.name} `, start, box.selectionStart, "end");
    picked.set(who.id, who.name);
    hide();
    box.focus();
  }

  function add(who) {
    picked.set(who.id, who.name);
  }
}
