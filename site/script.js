// The predictions. Without this script every answer and figure can be read at once.
document.documentElement.classList.add("js");

function ask(quiz) {
  const right = quiz.dataset.right.split(" ").filter(Boolean);
  const verdict = quiz.querySelector(".verdict");
  const answer = quiz.querySelector(".answer").textContent;
  const choices = [...quiz.querySelectorAll(".choices li")];

  function settle(said) {
    quiz.classList.add("done");
    for (const choice of choices) {
      choice.firstChild.disabled = true;
      choice.classList.toggle("right", right.includes(choice.dataset.run));
      choice.classList.toggle("said", choice === said);
    }
    const opening =
      !said || right.length === 0 ? "" : right.includes(said.dataset.run) ? "Right. " : "Not here. ";
    verdict.textContent = opening + answer;
  }

  for (const choice of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = choice.textContent;
    button.addEventListener("click", () => settle(choice));
    choice.replaceChildren(button);
  }
  const skip = quiz.querySelector("details summary");
  skip.textContent = "Just show me the figures";
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    settle(null);
  });
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".quiz").forEach(ask));
