const Kept = "devroom.theme";
const listeners = [];
const system = matchMedia("(prefers-color-scheme: dark)");

/** `light` or `dark`: what was chosen here, else what the system prefers. */
export const theme = () => localStorage.getItem(Kept) ?? (system.matches ? "dark" : "light");

/** What Teams tells a bot about it. */
export const teamsTheme = () => theme() === "dark" ? "dark" : "default";

export const onThemeChange = listener => listeners.push(listener);

export function startTheme(button) {
  button.addEventListener("click", () => {
    localStorage.setItem(Kept, theme() === "dark" ? "light" : "dark");
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}

function apply() {
  document.documentElement.dataset.theme = theme();
  listeners.forEach(listener => listener());
}
