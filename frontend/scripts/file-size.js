// Says before sending that a file is larger than the site accepts. The server checks again.
for (const input of document.querySelectorAll("input[type=file][data-largest-bytes]")) {
  input.addEventListener("change", () => {
    const file = input.files[0];
    const tooLarge = file && file.size > Number(input.dataset.largestBytes);
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
    input.reportValidity();
  });
}
