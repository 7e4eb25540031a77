// On a page of `site serve`: shows what was saved, in place. A page from disk never loads this.
"use strict";

(() => {
  const status = document.createElement("p");
  status.className = "live";
  status.setAttribute("role", "status");

  function say(text) {
    status.textContent = text;
    status.hidden = text === "";
  }

  async function refresh() {
    const answer = await fetch(location.href);
    if (!answer.ok) {
      say("This page is gone.");
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const before = window.text(document);
    const after = window.text(fresh);
    const open = [...before.querySelectorAll("details")].map((one) => one.open);
    [...after.querySelectorAll("details")].forEach((one, at) => (one.open = open[at] ?? false));
    const [x, y] = [scrollX, scrollY];
    document.title = fresh.title;
    before.replaceWith(document.adoptNode(after));
    window.enhance(after);
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(status);
    say("");
    const events = new EventSource("/live/events");
    events.addEventListener("site", () => {
      say("");
      refresh();
    });
    events.addEventListener("problems", (event) => say(JSON.parse(event.data)));
    events.addEventListener("open", () => say(""));
    events.addEventListener("error", () =>
      say("The server is gone. Start it again: ./jbang site serve"));
  });
})();
