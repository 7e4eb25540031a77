// On a page of `site serve`: shows what was saved, in place, and runs what the reader asks for. A
// page from disk never loads this.
"use strict";

(() => {
  const GONE = "The server is gone. Start it again: ./jbang site serve";

  function make(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  // What the server says of the site as a whole

  const status = make("p", { className: "live" });
  status.setAttribute("role", "status");

  function say(text) {
    status.textContent = text;
    status.hidden = text === "";
  }

  // Actions: a POST, whose answer is a JSON object a line as long as it runs

  async function* lines(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let begun = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const whole = (begun + part.value).split("\n");
      begun = whole.pop();
      yield* whole.filter(Boolean);
    }
  }

  function post(path, body) {
    return fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  /** Buttons that start an action and stop it. */
  class Runner {
    /** @param hear by the kind of what is told; `wrong` hears what went wrong, here or there */
    constructor(start, path, hear) {
      this.start = start;
      this.path = path;
      this.hear = hear;
      this.stop = make("button", { type: "button", textContent: "Stop", hidden: true });
      this.stop.addEventListener("click", () => this.end());
    }

    async run(body) {
      if (this.start.disabled) {
        return;
      }
      this.running(true);
      let ended = false;
      try {
        const answer = await post(this.path, body);
        if (!answer.ok) {
          throw new Error(await answer.text());
        }
        for await (const line of lines(answer.body)) {
          for (const [kind, value] of Object.entries(JSON.parse(line))) {
            ended ||= kind === "ended" || kind === "wrong";
            this.name = kind === "name" ? value : this.name;
            this.hear[kind]?.(value);
          }
        }
        if (!ended) {
          this.hear.left?.();
        }
      } catch (error) {
        this.hear.wrong(error instanceof TypeError ? GONE : error.message.trim());
      }
      this.running(false);
    }

    running(now) {
      const focused = document.activeElement;
      this.start.disabled = now;
      this.stop.hidden = !now;
      // A button that goes away must not take the focus along.
      if (focused === this.start && now) {
        this.stop.focus();
      } else if (focused === this.stop && !now) {
        this.start.focus();
      }
    }

    end() {
      post("/live/stop", { name: this.name }).catch(() => this.hear.wrong(GONE));
    }
  }

  /** What a reader has begun stays when the text around it is shown anew. */
  const begun = new Map();

  function place(key, build, put) {
    if (!begun.has(key)) {
      begun.set(key, build());
    }
    put(begun.get(key));
  }

  // Snippets

  function codeOf(session) {
    return window.typed(session.querySelector("code"));
  }

  function snippet(session, before, number) {
    const written = codeOf(session);
    const run = make("button", { type: "button", textContent: "Run" });
    const edit = make("button", { type: "button", textContent: "Change" });
    const output = make("pre", { className: "output", hidden: true, tabIndex: 0 });
    const note = make("p", { className: "note" });
    note.setAttribute("role", "status");
    const field = make("textarea", {
      spellcheck: false, autocapitalize: "off", value: written, hidden: true,
      rows: Math.max(3, written.split("\n").length + 1),
    });
    field.setAttribute("aria-label", `Snippet ${number}, for you to change`);
    const runner = new Runner(run, "/live/snippet", {
      name: () => {
        output.textContent = "";
        output.hidden = true;
        note.textContent = "Running…";
      },
      output: (text) => {
        output.hidden = false;
        output.append(text);
      },
      wrong: (text) => (note.textContent = text),
      ended: () => (note.textContent = output.textContent ? "" : "It ran, and printed nothing."),
      left: () => (note.textContent = GONE),
    });
    const widget = make("div", { className: "try" },
      field, make("p", { className: "buttons" }, run, runner.stop, edit), output, note);
    widget.code = () => (field.hidden ? written : field.value);
    const start = () => runner.run({ before: before().map((one) => one.code()), code: widget.code() });
    run.addEventListener("click", start);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        start();
      }
    });
    edit.addEventListener("click", () => {
      field.hidden = !field.hidden;
      widget.changed?.(!field.hidden);
      edit.textContent = field.hidden ? "Change" : "As it was";
      if (!field.hidden) {
        field.focus();
      } else {
        field.value = written;
      }
    });
    return widget;
  }

  function snippets(text) {
    const sessions = [...text.querySelectorAll("pre.session")];
    const widgets = [];
    sessions.forEach((session, at) => {
      const page = session.closest("article") ?? text;
      const before = () =>
        widgets.slice(0, at).filter((_, i) => (sessions[i].closest("article") ?? text) === page);
      place("snippet:" + at + ":" + codeOf(session), () => snippet(session, before, at + 1), (widget) => {
        widgets.push(widget);
        const around = session.closest(".copied") ?? session;
        widget.changed = (open) => (around.hidden = open);
        widget.changed(!widget.querySelector("textarea").hidden);
        around.after(widget);
      });
    });
  }

  // Acts

  function act(section) {
    const [lesson, name] = section.dataset.act.split("/");
    const seconds = Number(section.dataset.seconds ?? 0);
    const long = seconds > 90 ? `, about ${Math.round(seconds / 60)} minutes`
      : seconds > 0 ? `, about ${seconds} s` : "";
    const start = make("button", { type: "button", textContent: "Measure this machine" + long });
    const note = make("p", { className: "note" });
    note.setAttribute("role", "status");
    const output = make("pre", { tabIndex: 0 });
    const printed = make("details", { hidden: true },
      make("summary", { textContent: "What it prints" }), output);
    const runner = new Runner(start, "/live/act", {
      name: () => {
        output.textContent = "";
        note.textContent = "Starting…";
      },
      round: (text) => (note.textContent = text[0].toUpperCase() + text.slice(1) + "…"),
      output: (text) => {
        printed.hidden = false;
        output.append(text);
      },
      wrong: (text) => (note.textContent = text[0].toUpperCase() + text.slice(1)),
      ended: () => (note.textContent = "Measured: your machine is in the figures."),
      left: () => (note.textContent = GONE),
    });
    start.addEventListener("click", () => runner.run({ lesson, act: name }));
    return make("div", { className: "try" },
      make("p", { className: "buttons" }, start, runner.stop), note, printed);
  }

  function acts(text) {
    for (const section of text.querySelectorAll("section[data-act]")) {
      place("act:" + section.id, () => act(section),
        (widget) => section.querySelector(".measured").append(widget));
    }
  }

  // Exercises

  function exercise(name) {
    const start = make("button", { type: "button", textContent: "Check my answer" });
    const note = make("p", { className: "note" });
    note.setAttribute("role", "status");
    const verdict = make("pre", { className: "checked", hidden: true, tabIndex: 0 });
    const runner = new Runner(start, "/live/check", {
      made: (text) => {
        verdict.hidden = false;
        verdict.textContent = text;
      },
      checking: () => (note.textContent = "Checking…"),
      verdict: ({ passes, text }) => {
        verdict.hidden = false;
        verdict.textContent = text;
        verdict.classList.toggle("passes", passes);
        note.textContent = (passes ? "It passes." : "It does not pass yet.")
          + " Checked again whenever you save it.";
      },
      wrong: (text) => (note.textContent = text),
      left: () => (note.textContent = "No longer checked."),
    });
    start.addEventListener("click", () => runner.run({ exercise: name }));
    return make("div", { className: "try" },
      make("p", { className: "buttons" }, start, runner.stop), note, verdict);
  }

  function exercises(text) {
    for (const one of text.querySelectorAll("[data-exercise]")) {
      const name = one.dataset.exercise;
      const command = [...one.querySelectorAll("pre")]
        .find((pre) => pre.textContent.trim() === "./jbang check " + name);
      if (command) {
        place("exercise:" + name, () => exercise(name),
          (widget) => (command.closest(".copied") ?? command).after(widget));
      }
    }
  }

  function offer(text) {
    snippets(text);
    acts(text);
    exercises(text);
  }

  // Saves

  async function refresh() {
    const answer = await fetch(location.href);
    if (!answer.ok) {
      say("This page is gone.");
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const before = window.text(document);
    const after = window.text(fresh);
    const open = [...before.querySelectorAll("details")]
      .filter((one) => !one.closest(".try")).map((one) => one.open);
    [...after.querySelectorAll("details")].forEach((one, at) => (one.open = open[at] ?? false));
    const [x, y] = [scrollX, scrollY];
    const focused = document.activeElement;
    document.title = fresh.title;
    before.replaceWith(document.adoptNode(after));
    window.enhance(after);
    offer(after);
    if (focused?.closest(".try")) {
      focused.focus({ preventScroll: true });
    }
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(status);
    say("");
    offer(window.text(document));
    const events = new EventSource("/live/events");
    events.addEventListener("site", () => {
      say("");
      refresh();
    });
    events.addEventListener("problems", (event) => say(JSON.parse(event.data)));
    events.addEventListener("open", () => say(""));
    events.addEventListener("error", () => say(GONE));
  });
})();
