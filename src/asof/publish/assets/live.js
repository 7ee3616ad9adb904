// Keeps the page up with the record: where the server says that it has grown, the page is fetched again and what differs
// is put in its place.  Without this file a reader reloads.
const STALE_MS = 45_000; // three beats of the stream: by then it is dead, whatever the browser thinks
const LONGEST_WAIT_MS = 30_000;

const body = document.body;
const words = body.dataset;
const mark = (root) => root.querySelector("meta[name=asof-head]");
const { events } = mark(document).dataset;
let { content: head } = mark(document);
let stream;
let watchdog;
const page = location.pathname + location.search; // the address may come to name an earlier moment
let fetching = false;
let again = false;
let failures = 0;

const make = (tag, values) => Object.assign(document.createElement(tag), values);
const state = make("p", { className: "live-state" });
const dot = make("span", { className: "dot" });
const told = make("span");
told.setAttribute("role", "status");
state.append(dot, told);
const arrived = make("button", { type: "button", className: "arrived", hidden: true });
body.append(state, arrived);

const say = (text, isLive) => {
  if (told.textContent !== text) told.textContent = text;
  state.classList.toggle("is-live", isLive);
};

const entriesOf = (root) => [...root.querySelectorAll("#entries article[id]")].map((entry) => entry.id);

const announce = (count) => {
  if (!count) return;
  const text = count === 1 ? words.arrivedOne : words.arrivedOther.replace("{n}", count);
  arrived.textContent = text;
  arrived.hidden = false;
  say(text, true);
};

arrived.addEventListener("click", () => {
  arrived.hidden = true;
  const first = document.querySelector("#entries .arrived-now") ?? document.querySelector("#entries article");
  first?.scrollIntoView({ block: "center" });
  first?.focus({ preventScroll: true });
});

const take = (version) => {
  const known = new Set(entriesOf(document));
  const fresh = entriesOf(version).filter((id) => !known.has(id));
  head = mark(version).content;
  const isLast = asof.replay?.isLast() ?? true;
  asof.replay?.renew(version);
  // A reader who is at an earlier moment stays there: only the slider learns that there is more.
  if (isLast) asof.swap(version);
  for (const id of fresh) document.getElementById(id)?.classList.add("arrived-now");
  announce(isLast ? fresh.length : 0);
};

const refresh = async () => {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(page, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    failures = 0;
  } catch {
    failures += 1;
    setTimeout(refresh, Math.min(1000 * 2 ** failures, LONGEST_WAIT_MS));
  } finally {
    fetching = false;
  }
  if (again) {
    again = false;
    refresh();
  }
};

const alive = () => {
  clearTimeout(watchdog);
  watchdog = setTimeout(open, STALE_MS);
  if (!state.classList.contains("is-live")) say(words.live, true);
};

function open() {
  stream?.close();
  stream = new EventSource(events);
  stream.addEventListener("record", (event) => {
    alive();
    if (JSON.parse(event.data).head !== head) refresh();
  });
  stream.addEventListener("beat", alive);
  stream.addEventListener("error", () => {
    say(words.lost, false);
    // A browser gives up on a stream that was refused, and tries by itself again where it broke.
    if (stream.readyState === EventSource.CLOSED) {
      clearTimeout(watchdog);
      watchdog = setTimeout(open, 3000);
    }
  });
  clearTimeout(watchdog);
  watchdog = setTimeout(open, STALE_MS);
}

addEventListener("online", open);
addEventListener("pageshow", (event) => event.persisted && open());
open();
