// Conveniences only: every page holds everything without this file.  Not a module, since a browser that opens a page
// from a disk refuses to load modules.
"use strict";

(() => {
  const root = document.documentElement;
  const themes = { light: "dark", dark: "light" };

  const remembered = () => {
    try {
      return localStorage.getItem("asof-theme");
    } catch {
      return null; // storage is barred: the theme follows the system
    }
  };

  const remember = (theme) => {
    try {
      localStorage.setItem("asof-theme", theme);
    } catch {
      // The choice lasts until the page is left.
    }
  };

  const current = () =>
    root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

  if (remembered() in themes) root.dataset.theme = remembered();

  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  button.title = document.body.dataset.themeLabel;
  button.ariaLabel = document.body.dataset.themeLabel;
  button.textContent = "◐";
  button.addEventListener("click", () => {
    root.dataset.theme = themes[current()];
    remember(root.dataset.theme);
  });
  document.body.prepend(button);
  document.body.prepend(document.querySelector(".skip"));

  // Whoever comes from a figure sees what was read at its sentence, in browsers too that cannot unfold it by style.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const notes = target?.closest("mark")?.closest(".with-notes")?.querySelectorAll(".note details") ?? [];
    for (const note of notes) note.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  // j and k go to the next and the previous entry.
  const entries = [...document.querySelectorAll(".entry")];
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== "j" && event.key !== "k")) return;
    const seen = entries.filter((entry) => entry.offsetParent !== null);
    const at = seen.indexOf(document.activeElement?.closest(".entry"));
    const next = seen[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    next?.focus();
    next?.scrollIntoView({ block: "start" });
  });
})();
