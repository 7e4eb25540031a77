// What a page can do besides being read: keep the theme and the predictions, copy, search. Without
// this script every text and figure is there at once.
"use strict";

const page = document.documentElement;
page.classList.add("js");

// Storage is refused in some browsers for pages from disk: then nothing is kept.
const kept = {
  read(key) {
    try {
      return localStorage.getItem("gc:" + key);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem("gc:" + key, value);
    } catch {
      // said above
    }
  },
};

// Theme: before the page is drawn, so that it does not flash.

const THEMES = ["auto", "light", "dark"];

function theme(name) {
  if (name === "auto") {
    delete page.dataset.theme;
  } else {
    page.dataset.theme = name;
  }
}

theme(THEMES.includes(kept.read("theme")) ? kept.read("theme") : "auto");

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function addThemeButton() {
  const button = element("button", { type: "button", className: "theme" });
  const show = () => {
    button.textContent = "Theme: " + (page.dataset.theme ?? "auto");
  };
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(page.dataset.theme ?? "auto") + 1) % THEMES.length];
    theme(next);
    kept.write("theme", next);
    show();
  });
  show();
  document.querySelector("header.site nav")?.append(button);
}

// Charts: what is pointed at says how it was measured; so does what the arrow keys reach.

function explain(chart) {
  const marks = [...chart.querySelectorAll("[data-said]")];
  const said = chart.nextElementSibling;
  let at = -1;

  function show(mark) {
    at = marks.indexOf(mark);
    marks.forEach((one) => one.classList.toggle("shown", one === mark));
    said.textContent = mark ? mark.dataset.said : "";
  }

  for (const mark of marks) {
    mark.addEventListener("pointerenter", () => show(mark));
  }
  chart.setAttribute("tabindex", "0");
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step && marks.length > 0) {
      event.preventDefault();
      show(marks[Math.max(0, Math.min(marks.length - 1, at + step))]);
    }
  });
  chart.addEventListener("blur", () => show(undefined));
}

// Copy

/** What a reader would type: the code without what it printed. */
window.typed = (code) => {
  const copy = code.cloneNode(true);
  for (const output of copy.querySelectorAll("samp")) {
    const after = output.nextSibling;
    if (after?.nodeType === Node.TEXT_NODE) {
      after.data = after.data.replace(/^\n/, "");
    }
    output.remove();
  }
  return copy.textContent.trimEnd();
};

function addCopyButton(code) {
  const pre = code.parentElement;
  const button = element("button", { type: "button", className: "copy", textContent: "Copy" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(window.typed(code));
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  const around = element("div", { className: "copied" });
  pre.replaceWith(around);
  around.append(pre, button);
}

// Predictions

function ask(quiz) {
  const key = "predicted:" + quiz.dataset.key;
  const right = quiz.dataset.right.split(" ").filter(Boolean);
  const verdict = quiz.querySelector(".verdict");
  const answer = quiz.querySelector(".answer");
  const choices = [...quiz.querySelectorAll(".choices li")];

  const told = quiz.closest(".figures").nextElementSibling;
  const waiting = told?.matches(".told") ? told : null;

  function settle(said) {
    quiz.classList.add("done");
    waiting?.removeAttribute("hidden");
    for (const choice of choices) {
      choice.firstChild.disabled = true;
      choice.classList.toggle("right", right.includes(choice.dataset.run));
      choice.classList.toggle("said", choice === said);
    }
    const opening =
      !said || right.length === 0 ? "" : right.includes(said.dataset.run) ? "Right. " : "Not here. ";
    verdict.replaceChildren(opening, ...answer.cloneNode(true).childNodes);
  }

  for (const choice of choices) {
    const button = element("button", { type: "button", textContent: choice.textContent });
    button.addEventListener("click", () => {
      kept.write(key, choice.dataset.run);
      settle(choice);
      verdict.focus();
    });
    choice.replaceChildren(button);
  }
  verdict.tabIndex = -1;
  const skip = quiz.querySelector("details summary");
  skip.textContent = "Just show me the figures";
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    kept.write(key, "");
    settle(null);
    verdict.focus();
  });
  const before = kept.read(key);
  if (before !== null) {
    settle(choices.find((choice) => choice.dataset.run === before) ?? null);
  } else if (waiting) {
    // Who looks for a word of it, or comes for a place in it, has asked for it.
    skip.parentElement.before(
      element("p", { className: "note", textContent: "The text goes on when you have answered." }));
    waiting.hidden = "until-found";
    waiting.addEventListener("beforematch", () => settle(null));
  }
}

// Progress: a lesson is read when its end was seen.

function watchEnd(lesson) {
  const end = document.querySelector("article footer, .onward") ?? document.querySelector("main");
  new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) {
      kept.write("read:" + lesson, "yes");
    }
  }).observe(end);
}

function showProgress(list) {
  let done = 0;
  const entries = [...list.querySelectorAll("[data-lesson]")];
  for (const entry of entries) {
    if (kept.read("read:" + entry.dataset.lesson)) {
      done++;
      entry.classList.add("read");
      entry.querySelector("a").after(element("span", { className: "mark", textContent: " ✓ read" }));
    }
  }
  if (done > 0) {
    list.before(
      element("p", { className: "progress" },
        element("progress", { max: entries.length, value: done, ariaLabel: "Lessons read" }),
        ` ${done} of ${entries.length} lessons read, as this browser knows.`));
  }
}

// The contents beside a lesson follow the reader.

function follow(contents) {
  const links = [...contents.querySelectorAll("a")];
  const mark = () => {
    let current = null;
    for (const link of links) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading && heading.getBoundingClientRect().top < innerHeight / 3) {
        current = link;
      }
    }
    for (const link of links) {
      if (link === current) {
        link.setAttribute("aria-current", "location");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

// Search

/** Words of a query in lower case; the last one may be only begun. */
function words(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}_.-]+/gu) ?? [];
}

function prepare(index) {
  return index.map((entry) => ({
    ...entry,
    heading: (entry.h || entry.p).toLowerCase(),
    title: entry.p.toLowerCase(),
    text: entry.t.toLowerCase(),
  }));
}

/** Whether a text in lower case has a letter or a digit there. */
function inWord(text, at) {
  const code = text.charCodeAt(at);
  return code > 127 ? /[\p{L}\p{N}]/u.test(text[at])
    : (code > 96 && code < 123) || (code > 47 && code < 58);
}

/** How often a text has words that begin so, at most 8. */
function count(text, word) {
  let found = 0;
  for (let at = text.indexOf(word); at >= 0 && found < 8; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !inWord(text, at - 1)) {
      found++;
    }
  }
  return found;
}

/** Entries that have every word, the best first: rare words and headings weigh more. */
function search(entries, query) {
  const asked = words(query);
  const counts = asked.map((word) => entries.map((entry) => ({
    heading: count(entry.heading, word),
    title: count(entry.title, word),
    text: count(entry.text, word),
  })));
  const weights = counts.map((of) => {
    const having = of.filter((one) => one.heading + one.title + one.text > 0).length;
    return Math.log(1 + entries.length / (having + 0.5));
  });
  const scored = [];
  entries.forEach((entry, at) => {
    let score = 0;
    for (let i = 0; i < asked.length; i++) {
      const { heading, title, text } = counts[i][at];
      if (heading + title + text === 0) {
        return;
      }
      const long = 0.5 + entry.text.length / 2000;
      score += weights[i] * (6 * Math.min(heading, 1) + 2 * Math.min(title, 1) + text / (text + long));
    }
    if (score > 0) {
      scored.push({ entry, score });
    }
  });
  return scored.sort((a, b) => b.score - a.score).slice(0, 20).map((one) => one.entry);
}

const SNIPPET = 200;

/** Where a piece of the text begins that has most of the words. */
function best(text, asked) {
  let from = 0;
  let most = 0;
  for (const word of asked) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const piece = text.slice(Math.max(0, at - 60), at + SNIPPET - 60);
      const having = asked.filter((one) => piece.includes(one)).length;
      if (having > most) {
        most = having;
        from = Math.max(0, at - 60);
      }
    }
  }
  return from;
}

/** The place before it where a word begins; itself where none is near. */
function wordStart(text, at) {
  const start = text.lastIndexOf(" ", at) + 1;
  return at - start < 40 ? start : at;
}

function snippet(entry, asked) {
  const from = wordStart(entry.t, best(entry.text, asked));
  const end = from + SNIPPET;
  const to = end < entry.t.length ? wordStart(entry.t, end) : end;
  const text =
    (from > 0 ? "…" : "") + entry.t.slice(from, to) + (to < entry.t.length ? "…" : "");
  const parts = element("p");
  const marks = asked.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  for (const part of text.split(new RegExp(`(${marks})`, "iu"))) {
    parts.append(asked.includes(part.toLowerCase()) ? element("mark", {}, part) : part);
  }
  return parts;
}

function addSearch(form) {
  const input = form.querySelector("input");
  const results = document.getElementById("results");
  const found = document.getElementById("found");
  let entries = null;

  function show() {
    if (!entries) {
      return;
    }
    const asked = words(input.value);
    const best = asked.length ? search(entries, input.value) : [];
    results.replaceChildren(
      ...best.map((entry) =>
        element("li", {},
          element("a", { href: document.body.dataset.root + entry.u }, entry.h || entry.p),
          element("p", { className: "kicker" }, entry.h ? entry.p : ""),
          snippet(entry, asked))));
    found.textContent = !asked.length ? ""
      : best.length === 0 ? `Nothing has “${input.value}”.`
      : `${best.length} ${best.length === 1 ? "place" : "places"}`;
    const url = new URL(location);
    url.search = input.value ? "?q=" + encodeURIComponent(input.value) : "";
    try {
      history.replaceState(null, "", url);
    } catch {
      // A page from disk keeps its address.
    }
  }

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  form.parentElement.addEventListener("keydown", (event) => {
    const links = [input, ...results.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = links.indexOf(document.activeElement);
    if (step && at >= 0 && links[at + step]) {
      event.preventDefault();
      links[at + step].focus();
    }
  });
  const script = element("script", { src: document.body.dataset.root + "search-index.js" });
  script.addEventListener("load", () => {
    entries = prepare(window.searchIndex);
    show();
  });
  script.addEventListener("error", () => (found.textContent = "The index of the search is missing."));
  document.head.append(script);
  input.focus();
}

// Keys: what is typed into a field is the field's.

function onKey(event) {
  const typing = event.target.matches?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "/") {
    event.preventDefault();
    location.href = document.body.dataset.root + "search.html";
  }
}

/** What stands between the head of a page and its foot. */
window.text = (page) => page.querySelector("header.site").nextElementSibling;

/** Gives a text what it can do: a page's own, or one that a server has sent in its place. */
window.enhance = (text) => {
  text.querySelectorAll("pre > code").forEach(addCopyButton);
  text.querySelectorAll("svg.chart").forEach(explain);
  text.querySelectorAll(".quiz").forEach(ask);
  text.querySelectorAll("article[data-lesson]").forEach((one) => watchEnd(one.dataset.lesson));
  text.querySelectorAll("ol.lessons").forEach(showProgress);
  text.querySelectorAll("nav.contents").forEach(follow);
  text.querySelectorAll("form.search").forEach(addSearch);
};

document.addEventListener("DOMContentLoaded", () => {
  addThemeButton();
  window.enhance(window.text(document));
  addEventListener("keydown", onKey);
});
