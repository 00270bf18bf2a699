import { h, icon } from "./dom.js";

/** Says in one clear line what went wrong, until it is closed or the next thing goes well. */
export function problemLine() {
  const line = h("div", { class: "problem", role: "alert", hidden: true });

  return {
    element: line,
    show(message) {
      line.replaceChildren(
        h("span", {}, message),
        h("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: () => { line.hidden = true; } }, icon("close")));
      line.hidden = false;
    },
    clear() {
      line.hidden = true;
    },
  };
}

/** Runs something that may fail, and shows why it did; returns what it returned. */
export async function attempt(line, act) {
  line.clear();

  try {
    return await act();
  } catch (broken) {
    line.show(broken.message);
    return undefined;
  }
}
