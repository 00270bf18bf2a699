import { h, icon } from "./dom.js";

const Colours = ["#8e562e", "#a4262c", "#986f0b", "#0b6a0b", "#005b70", "#004e8c", "#5c2e91", "#9b0062", "#486860", "#4f6bed", "#8764b8", "#c43501"];

/** A round picture with the initials of a person and, when asked for, his or her presence. */
export function avatar(person, { size = 32, presence = false } = {}) {
  const circle = h("span", { class: "avatar", "aria-hidden": "true" }, initials(person.name));
  circle.style.setProperty("--size", `${size}px`);
  circle.style.background = Colours[[...person.name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % Colours.length];

  if (person.hasPhoto) {
    circle.append(h("img", { src: `/graph/v1.0/users/${person.id}/photos/64x64/$value`, alt: "", loading: "lazy", onload: () => { circle.style.background = "none"; }, onerror: event => event.target.remove() }));
  }

  if (presence && person.availability) {
    circle.append(h("span", { class: `presence presence-${person.availability.toLowerCase()}` }));
  }

  return circle;
}

export function botAvatar(size = 32) {
  const square = h("span", { class: "avatar avatar-bot", "aria-hidden": "true" }, h("img", { src: "/room/icon", alt: "" }));
  square.style.setProperty("--size", `${size}px`);
  return square;
}

export function groupAvatar(size = 32) {
  const circle = h("span", { class: "avatar avatar-group", "aria-hidden": "true" }, icon("people"));
  circle.style.setProperty("--size", `${size}px`);
  return circle;
}

export function teamAvatar(name, size = 24) {
  const square = h("span", { class: "avatar avatar-team", "aria-hidden": "true" }, initials(name));
  square.style.setProperty("--size", `${size}px`);
  return square;
}

function initials(name) {
  const words = name.split(/\s+/).filter(word => /\p{L}/u.test(word));
  return ((words[0]?.[0] ?? "?") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}
