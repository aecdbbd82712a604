// While the engine checks a file, asks every few seconds and shows the answer when it is there.
// Without this script the page offers a link that does the same.
const waiting = document.querySelector("[data-await-answer]");

async function look() {
  const response = await fetch(waiting.dataset.awaitAnswer, { headers: { Accept: "text/plain" } });
  if (response.ok && (await response.text()).trim() === "answered") location.reload();
  else setTimeout(look, 3000);
}

if (waiting) setTimeout(look, 1500);
