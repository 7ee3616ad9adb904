// Conveniences only: every page holds everything without this file.  Not a module, since a browser that opens a page
// from a disk refuses to load modules.
"use strict";

(() => {
  const root = document.documentElement;
  const themes = { light: "dark", dark: "light" };

  const recall = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is barred: everything is as at first
    }
  };

  const remember = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // The choice lasts until the page is left.
    }
  };

  const current = () =>
    root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

  if (recall("asof-theme") in themes) root.dataset.theme = recall("asof-theme");

  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  button.title = document.body.dataset.themeLabel;
  button.setAttribute("aria-label", document.body.dataset.themeLabel);
  button.textContent = "◐";
  button.addEventListener("click", () => {
    root.dataset.theme = themes[current()];
    remember("asof-theme", root.dataset.theme);
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

  // j and k go to the next and the previous entry, [ and ] to the earlier and the later moment.  They can be switched
  // off, since a person who speaks to a computer presses letters without meaning to.
  const keys = Object.assign(document.createElement("input"), { type: "checkbox", checked: recall("asof-keys") !== "off" });
  keys.addEventListener("change", () => remember("asof-keys", keys.checked ? "on" : "off"));
  const keysLabel = document.createElement("label");
  keysLabel.className = "keys";
  keysLabel.append(keys, document.body.dataset.keysLabel);
  document.querySelector("footer").append(keysLabel);

  const walk = (by) => {
    const seen = [...document.querySelectorAll(".entry")].filter((entry) => entry.checkVisibility?.() ?? entry.offsetParent);
    const at = seen.indexOf(document.activeElement?.closest(".entry"));
    const next = seen[Math.max(at + by, 0)];
    next?.focus();
    next?.scrollIntoView({ block: "start" });
  };
  const meanings = {
    j: () => walk(1),
    k: () => walk(-1),
    "[": () => globalThis.asof?.replay?.step(-1),
    "]": () => globalThis.asof?.replay?.step(1),
  };
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]");
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping || !keys.checked) return;
    meanings[event.key]?.();
  });
})();
