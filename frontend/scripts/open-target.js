// A link to a place inside something folded opens it: not every browser does so by itself.
function openAround() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  const target = name && document.getElementById(name);
  if (!target) {
    return;
  }
  let folded = target.closest("details");
  const wasShut = folded && !folded.open;
  while (folded) {
    folded.open = true;
    folded = folded.parentElement.closest("details");
  }
  if (wasShut) {
    target.scrollIntoView();
  }
}

export function openTargets() {
  window.addEventListener("hashchange", openAround);
  openAround();
}
