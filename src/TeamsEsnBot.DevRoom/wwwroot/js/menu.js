import { h } from "./dom.js";

/** A button that opens a menu; entries are `{ label, icon, choose }`. Arrow keys walk, Escape and a click elsewhere close. */
export function menuButton(label, face, entriesOf) {
  const button = h("button", { type: "button", class: "icon-button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": label, title: label, onclick: open }, face);
  const holder = h("span", { class: "menu-holder" }, button);
  return holder;

  function open() {
    if (holder.querySelector("[role=menu]")) {
      close();
      return;
    }

    const menu = h("div", { role: "menu", class: "menu", "aria-label": label, onkeydown: walk }, ...entriesOf().map(entry =>
      h("button", { type: "button", role: "menuitem", tabindex: "-1", title: entry.hint ?? null, onclick: () => { close(); entry.choose(); } }, entry.icon, entry.label)));
    holder.append(menu);
    holder.classList.add("open");
    button.setAttribute("aria-expanded", "true");

    // A menu that would leave the screen opens upwards.
    menu.classList.toggle("menu-up", menu.getBoundingClientRect().bottom > innerHeight - 8);
    menu.querySelector("[role=menuitem]")?.focus();
    setTimeout(() => document.addEventListener("click", closeFromOutside));
  }

  function close() {
    holder.querySelector("[role=menu]")?.remove();
    holder.classList.remove("open");
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("click", closeFromOutside);
  }

  function closeFromOutside(event) {
    if (!holder.contains(event.target)) {
      close();
    }
  }

  function walk(event) {
    const items = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
    const at = items.indexOf(document.activeElement);

    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      items[(at + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length].focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
      button.focus();
    } else if (event.key === "Tab") {
      close();
    }
  }
}
