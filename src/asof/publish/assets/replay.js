// The moments of the story as a slider.  From a disk each moment comes out of one script beside the page, since a page
// opened from a disk may read no other file; from a server each is asked for.
"use strict";

(() => {
  const nav = document.querySelector("nav.replay");
  if (!nav) return;
  const moments = () => [...nav.querySelectorAll(".moments a")];
  let links = moments();
  let last = links.length - 1;
  const STEP_MS = 1400; // time to see what changed before the next moment comes
  let here = Math.max(links.findIndex((link) => link.hasAttribute("aria-current")), 0);
  let wanted = here;
  let timer = 0;

  const make = (tag, values) => Object.assign(document.createElement(tag), values);
  const button = (className, text, words) => {
    const made = make("button", { type: "button", className, title: words });
    const sign = make("span", { textContent: text });
    sign.setAttribute("aria-hidden", "true");
    made.append(sign, make("span", { className: "unseen", textContent: words }));
    return made;
  };

  // Where a version of the page comes from

  let bundle;
  const load = (address) =>
    new Promise((resolve, reject) => {
      globalThis.asofReplay = resolve;
      const script = make("script", { src: address, charset: "utf-8" });
      script.addEventListener("error", () => reject(new Error(address)));
      document.head.append(script);
    });

  const region = (tag, runs, lines) => {
    let parts = [];
    for (let i = 0; i < runs.length; i += 2) parts = parts.concat(lines.slice(runs[i], runs[i] + runs[i + 1]));
    return `<${tag}>${parts.join("\n")}</${tag}>`;
  };

  const fromBundle = async (index) => {
    bundle ??= load(nav.dataset.bundle);
    const { lines, stops } = await bundle;
    const [header, main] = stops[index];
    return region("header", header, lines) + region("main", main, lines);
  };

  const fromServer = async (index) => {
    const answer = await fetch(links[index].href, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  };

  const versionAt = async (index) => {
    const text = await (nav.dataset.bundle ? fromBundle(index) : fromServer(index));
    return new DOMParser().parseFromString(text, "text/html");
  };

  // What the bar shows

  const slider = make("input", { type: "range", min: 0, max: last, step: 1, value: here });
  slider.setAttribute("aria-label", nav.dataset.slider);
  const output = make("output", { className: "moment" });
  const status = make("p", { className: "unseen", role: "status" });
  const steps = nav.querySelector(".steps");
  const play = button("play", "▶", nav.dataset.play);
  const track = make("div", { className: "track" });

  const show = (index) => {
    const time = links[index].querySelector("time");
    const utc = time.title ? ` (${time.title})` : "";
    slider.value = index;
    slider.setAttribute("aria-valuetext", time.textContent + utc);
    output.replaceChildren(make("b", { textContent: time.textContent }), utc);
    nav.classList.toggle("at-end", index === last);
    for (const [i, link] of links.entries()) {
      if (i === index) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    nav.querySelectorAll(".stops line").forEach((mark, i) => mark.classList.toggle("past", i <= index));
  };

  // The address holds the moment: a page of its own where the browser lets it be named, a mark behind the # on a disk.
  const name = (index) => {
    const address = links[index].href;
    try {
      history.replaceState(null, "", address);
    } catch {
      history.replaceState(null, "", index === last ? location.pathname : `#at=${links[index].dataset.at}`);
    }
  };

  const go = async (index, { says = false } = {}) => {
    wanted = Math.min(Math.max(index, 0), last);
    show(wanted);
    const asked = wanted;
    try {
      const version = await versionAt(asked);
      if (asked !== wanted) return; // the slider has moved on
      asof.swap(version);
      here = asked;
      name(asked);
      if (says) status.textContent = slider.getAttribute("aria-valuetext");
    } catch {
      status.textContent = nav.dataset.failed;
      output.textContent = nav.dataset.failed;
      stop();
    }
  };

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.firstChild.textContent = "▶";
    play.lastChild.textContent = play.title = nav.dataset.play;
  };

  const start = () => {
    go(wanted === last ? 0 : wanted + 1, { says: true });
    timer = setInterval(() => (wanted === last ? stop() : go(wanted + 1, { says: true })), STEP_MS);
    play.firstChild.textContent = "❚❚";
    play.lastChild.textContent = play.title = nav.dataset.pause;
  };

  // The bar

  let asking = 0;
  slider.addEventListener("input", () => {
    stop();
    wanted = slider.valueAsNumber;
    show(wanted);
    clearTimeout(asking);
    asking = setTimeout(() => go(slider.valueAsNumber), nav.dataset.bundle ? 0 : 120);
  });
  play.addEventListener("click", () => (timer ? stop() : start()));
  nav.addEventListener("click", (event) => {
    const index = links.indexOf(event.target.closest("a"));
    if (index < 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stop();
    go(index, { says: true });
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("header .earlier") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stop();
    go(last, { says: true });
    slider.focus();
  });
  // A newer version of the page has more moments; where the last one was shown, the last one is shown.
  const renew = (version) => {
    const now = version.querySelector("nav.replay");
    if (!now) return;
    const wasLast = wanted === last;
    for (const part of [".moments ol", ".moments summary", ".stops"]) {
      nav.querySelector(part).replaceChildren(...now.querySelector(part).childNodes);
    }
    links = moments();
    last = links.length - 1;
    slider.max = last;
    wanted = wasLast ? last : Math.min(wanted, last);
    here = wanted;
    show(wanted);
  };
  asof.replay = {
    renew,
   step: (by) => (stop(), go(wanted + by, { says: true })), isLast: () => wanted === last };

  track.append(slider, nav.querySelector(".stops"));
  steps.remove();
  nav.prepend(play, track, output);
  nav.append(status);
  nav.classList.add("live");
  show(here);

  const asked = /^#at=(.+)$/.exec(location.hash)?.[1];
  const index = links.findIndex((link) => link.dataset.at === asked);
  if (index >= 0 && index !== here) go(index);
})();
