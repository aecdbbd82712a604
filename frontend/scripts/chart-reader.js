// Lets a reader walk along a chart with the pointer or the arrow keys and read each point in words.
// The words are those of the table below the chart, so nothing is said only here.
function readChart(figure) {
  const svg = figure.querySelector("svg[data-points]");
  const readout = figure.querySelector("[data-readout]");
  if (!svg || !readout) return;
  const points = JSON.parse(svg.dataset.points);
  const cursor = svg.querySelector(".cursor");
  let current = points.length - 1;

  function show(index) {
    current = Math.max(0, Math.min(points.length - 1, index));
    const [x, words] = points[current];
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    cursor.removeAttribute("visibility");
    readout.textContent = words;
  }

  function nearest(event) {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
    const distances = points.map(([px]) => Math.abs(px - x));
    return distances.indexOf(Math.min(...distances));
  }

  const steps = {
    ArrowLeft: () => current - 1,
    ArrowRight: () => current + 1,
    Home: () => 0,
    End: () => points.length - 1,
  };
  const stage = svg.parentElement;
  readout.textContent = readout.dataset.hint;
  stage.tabIndex = 0;
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", readout.dataset.hint);
  svg.addEventListener("pointermove", (event) => show(nearest(event)));
  stage.addEventListener("keydown", (event) => {
    if (!steps[event.key]) return;
    event.preventDefault();
    show(steps[event.key]());
  });
}

document.querySelectorAll("[data-chart]").forEach(readChart);
