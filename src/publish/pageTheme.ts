/** Light and dark: the choice of the reader, remembered between pages, else that of the system. */

/** The switch, for any page's frame; the first on a page is the one that works. */
export const THEME_SWITCH = `<label class="switch theme"><input type="checkbox"> Dark</label>`;

/** In the head of each page, so that a page is never light first and dark then. */
export const THEME_SCRIPT = `
(() => {
  const root = document.documentElement;
  const memory = (() => { try { return window.localStorage; } catch { return null; } })();
  const chosen = memory?.getItem("plasticity-theme");
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  root.dataset.script = "";
  addEventListener("DOMContentLoaded", () => {
    const box = document.querySelector(".theme > input");
    if (!box) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const show = () => (box.checked = root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    show();
    system.addEventListener("change", show);
    box.addEventListener("change", () => {
      root.dataset.theme = box.checked ? "dark" : "light";
      memory?.setItem("plasticity-theme", root.dataset.theme);
    });
  });
  // What is folded is printed too, and folded again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
})();
`;
