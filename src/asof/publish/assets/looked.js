// What changed since the reader last looked: remembered in the reader's own browser, and told to nobody.
"use strict";

(() => {
  const section = () => document.querySelector("#changes[data-other]");
  const changes = () => [...(section()?.querySelectorAll("[data-key]") ?? [])];
  const place = () => `asof-looked ${section()?.dataset.story}`;

  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(place()));
    } catch {
      return null; // storage is barred, or holds what we did not write
    }
  };

  const before = section() ? remembered() : null;
  const seen = Array.isArray(before) ? new Set(before) : null;

  const mark = () => {
    if (!seen || !section()) return;
    const fresh = changes().filter((change) => !seen.has(change.dataset.key));
    const items = new Set(fresh.map((change) => change.closest("li")));
    for (const item of items) {
      if (item.classList.contains("fresh")) continue;
      item.classList.add("fresh");
      const badge = Object.assign(document.createElement("span"), { className: "badge", textContent: section().dataset.badge });
      item.lastElementChild.append(badge);
    }
    // What is new must not be folded away.
    const folded = section().querySelector("details");
    if (folded && [...items].some((item) => folded.contains(item))) folded.open = true;
    const { one, other, none } = section().dataset;
    const words = fresh.length === 0 ? none : fresh.length === 1 ? one : other.replace("{n}", fresh.length);
    let line = section().querySelector(".looked");
    if (!line) {
      line = Object.assign(document.createElement("p"), { className: "looked meta" });
      section().querySelector("h2").after(line);
    }
    line.textContent = words;
  };

  // A look is over when the page goes out of sight: until then what is new stays marked.
  const remember = () => {
    if (!section() || document.visibilityState !== "hidden") return;
    const keys = new Set([...(seen ?? []), ...changes().map((change) => change.dataset.key)]);
    try {
      localStorage.setItem(place(), JSON.stringify([...keys].slice(-2000)));
    } catch {
      // Nothing is remembered: the next look has no marks.
    }
  };

  document.addEventListener("visibilitychange", remember);
  document.addEventListener("asof:swapped", mark);
  mark();
})();
