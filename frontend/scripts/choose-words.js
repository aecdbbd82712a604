// Words that are selected in a paragraph are put into the box. Without this they are typed.
const passage = document.querySelector("[data-choose-words] .hw-passage__words");
const box = document.querySelector("input[name=words]");

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const isInside = passage.contains(chosen.anchorNode) && passage.contains(chosen.focusNode);
  const words = chosen.toString().replace(/\s+/g, " ").trim();
  if (isInside && words) {
    box.value = words;
  }
});
