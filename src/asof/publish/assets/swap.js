// Puts one version of the page in the place of another without moving what is being read: only what differs is
// touched, so that the focus, a selection and what is unfolded stay.
"use strict";

var asof = globalThis.asof ?? {};

(() => {
  const sameKind = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id ?? "") === (b.id ?? "");

  const syncAttributes = (old, now) => {
    for (const { name } of [...old.attributes]) {
      if (!now.hasAttribute(name) && !(name === "open" && old.localName === "details")) old.removeAttribute(name);
    }
    for (const { name, value } of now.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  const syncChildren = (old, now) => {
    const byId = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
    let here = old.firstChild;
    for (const wanted of [...now.childNodes]) {
      let found = wanted.id ? byId.get(wanted.id) : here;
      while (!wanted.id && found && !sameKind(found, wanted)) found = found.nextSibling;
      if (!found || !sameKind(found, wanted)) {
        old.insertBefore(wanted, here);
        continue;
      }
      // Whatever stands before what was found is left over: taking it away moves nothing, moving what was found would.
      if (!wanted.id) {
        while (here !== found) {
          const left = here;
          here = here.nextSibling;
          if (left.id && now.querySelector(`:scope > [id="${CSS.escape(left.id)}"]`)) old.append(left);
          else left.remove();
        }
      } else if (found !== here) {
        old.insertBefore(found, here);
      }
      here = found.nextSibling;
      sync(found, wanted);
    }
    while (here) {
      const left = here;
      here = here.nextSibling;
      left.remove();
    }
  };

  const sync = (old, now) => {
    if (old.isEqualNode(now)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = now.nodeValue;
      return;
    }
    syncAttributes(old, now);
    syncChildren(old, now);
  };

  // What is being read: the first thing with a name below the top of the window, in the column of reading where there
  // are two, and then the things around it, in case it goes.
  const anchors = () => {
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const seen = [...document.querySelectorAll("main [id]")].filter((one) => {
      const { bottom, top: start, height } = one.getBoundingClientRect();
      return height && bottom > top && start < innerHeight;
    });
    let first = seen.find((one) => !one.closest(".rail")) ?? seen[0];
    for (let inner = first; inner; inner = seen.find((one) => one !== first && first.contains(one))) first = inner;
    const chain = [];
    for (let one = first; one; one = one.parentElement.closest("main [id]")) {
      chain.push([one.id, one.getBoundingClientRect().top]);
    }
    return chain;
  };

  // `version` has the elements `header` and `main` of the page to show.
  asof.swap = (version) => {
    const kept = scrollY > 0 ? anchors() : [];
    for (const tag of ["header", "main"]) {
      const old = document.querySelector(tag);
      const now = version.querySelector(tag);
      if (old && now) syncChildren(old, now);
    }
    for (const [id, top] of kept) {
      const again = document.getElementById(id);
      if (!again?.getClientRects().length) continue;
      // Not scrollBy, which starts from where a page that has grown shorter lets the window be.
      scrollTo({ top: scrollY + again.getBoundingClientRect().top - top, behavior: "instant" });
      break;
    }
    document.dispatchEvent(new CustomEvent("asof:swapped"));
  };
})();
