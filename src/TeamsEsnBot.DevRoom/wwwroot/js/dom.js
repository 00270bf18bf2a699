/** Makes an element: `h("button", { class: "primary", onclick: press, "aria-label": "Send" }, "Send")`. Children that are null or false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);

  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }

    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "value") {
      element.value = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }

  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A drawing from the page's own small set. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("width", "18");
  svg.setAttribute("height", "18");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", Paths[name]);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

const Paths = {
  people: "M7 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6Zm6.5 1a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM3.5 11.5h7A1.5 1.5 0 0 1 12 13c0 2.3-2 3.8-5 3.8S2 15.3 2 13a1.5 1.5 0 0 1 1.5-1.5Zm9 0h4A1.5 1.5 0 0 1 18 13c0 1.9-1.6 3.2-4.3 3.3A4.8 4.8 0 0 0 13.3 13c0-.6-.3-1.1-.8-1.5Z",
  send: "M2.7 2.6 18 10 2.7 17.4 4.6 10 2.7 2.6Zm2.5 2.8 1 3.9h5.6v1.4H6.2l-1 3.9L14.7 10 5.2 5.4Z",
  at: "M10 2a8 8 0 1 0 4.5 14.600l-.8-1.300A6.5 6.5 0 1 1 16.5 10v.9c0 1-.6 1.6-1.3 1.600s-1.2-.6-1.2-1.600V6.500h-1.500v.7a4 4 0 1 0 .4 5.300c.5.9 1.3 1.5 2.3 1.5 1.6 0 2.8-1.3 2.8-3.100V10a8 8 0 0 0-8-8Zm0 5.500a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z",
  more: "M5 8.600a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.800Zm5 0a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.800Zm5 0a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.800Z",
  close: "m5.3 4.2 4.7 4.7 4.7-4.7 1.1 1.1-4.7 4.7 4.7 4.7-1.1 1.1-4.7-4.7-4.7 4.7-1.1-1.100L8.9 10 4.2 5.300l1.1-1.100Z",
  back: "M9.5 4.2 3.7 10l5.8 5.8 1.1-1.1-4-3.900H17V9.200H6.600l4-3.9-1.1-1.100Z",
  search: "M8.5 3a5.5 5.5 0 1 0 3.4 9.800l4 4 1-1-4-4A5.5 5.5 0 0 0 8.5 3Zm0 1.500a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z",
  reply: "M8.3 4.2 2.6 9.900l5.7 5.7 1-1-3.9-3.900H10c3 0 5 1.6 5.8 4.600l1.5-.4C16.3 11.2 13.7 9.2 10 9.200H5.400l3.9-4-1-1Z",
  pencil: "M13.9 2.900a2.2 2.2 0 0 1 3.2 3.200L7 16.200l-4.3 1.100L3.8 13 13.9 2.900Zm1 1.1-1 1 1.1 1.1 1-1A.8.8 0 0 0 14.9 4Zm-2.1 2.1-7.6 7.6-.5 1.6 1.6-.5L13.9 7.200l-1.1-1.100Z",
  link: "M8.2 13.500H6.500a3.5 3.5 0 1 1 0-7h1.700V8H6.500a2 2 0 1 0 0 4h1.700v1.500Zm3.6-7h1.700a3.5 3.5 0 1 1 0 7h-1.700V12h1.700a2 2 0 1 0 0-4h-1.700V6.500ZM6.5 9.200h7v1.600h-7V9.200Z",
};
