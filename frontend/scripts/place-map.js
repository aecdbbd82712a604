// Turns the picture of small areas into a map that can be moved, once somebody asks for it. The
// outlines and the words are those of the page: nothing is said only here, and nothing is fetched
// from anywhere but this site. The library is large, so it is loaded only then.
const NO_STEP = ["missing", "not-collected", "not-compared", "not-published"];
const CROSS = '<svg class="hw-places__cross" viewBox="0 0 28 28" aria-hidden="true"><path d="M14 2v24M2 14h24"/><path d="M14 2v24M2 14h24"/></svg>';

class PlaceMap {
  constructor(stage) {
    this.stage = stage;
    this.words = stage.querySelector("[data-area-address]").dataset;
    this.live = this.part("live");
    this.part("offer").hidden = false;
    this.part("open").addEventListener("click", () => this.open());
    this.part("close").addEventListener("click", () => this.close());
  }

  part(name) {
    return this.stage.querySelector(`[data-${name}]`);
  }

  async open() {
    this.part("open").disabled = true;
    try {
      this.show(true);
      if (this.map) this.map.resize();
      else await this.make();
      this.map.getCanvas().focus();
    } catch {
      this.show(false);
      this.part("offer").hidden = true;
      this.part("refused").hidden = false;
    }
    this.part("open").disabled = false;
  }

  close() {
    this.show(false);
    this.part("open").focus();
  }

  show(moving) {
    this.live.hidden = !moving;
    this.part("hint").hidden = !moving;
    this.part("offer").hidden = moving;
    this.part("picture").hidden = moving;
  }

  async make() {
    const [library, areas] = await this.fetched();
    library.setWorkerUrl(new URL(this.stage.dataset.worker, location.href).href);
    this.live.innerHTML = CROSS;
    this.under = document.createElement("p");
    this.under.className = "hw-places__under";
    this.under.setAttribute("aria-live", "polite");
    this.live.append(this.under);
    this.map = new library.Map({
      container: this.live,
      style: { version: 8, sources: {}, layers: [] },
      bounds: boundsOf(areas),
      fitBoundsOptions: { padding: 16 },
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      maxPitch: 0,
      renderWorldCopies: false,
      fadeDuration: 0,
      locale: {
        "Map.Title": this.words.mapName,
        "NavigationControl.ZoomIn": this.words.bigger,
        "NavigationControl.ZoomOut": this.words.smaller,
        "CooperativeGesturesHandler.WindowsHelpText": this.words.heldKey,
        "CooperativeGesturesHandler.MacHelpText": this.words.heldCommand,
        "CooperativeGesturesHandler.MobileHelpText": this.words.twoFingers,
      },
    });
    this.map.keyboard.disableRotation();
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
    await once(this.map, "load");
    this.draw(areas, library);
    this.listen();
    await once(this.map, "idle");
    this.live.dataset.ready = "";
  }

  async fetched() {
    const { library, areas, look } = this.stage.dataset;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = look;
    const styled = new Promise((resolve, reject) => {
      style.onload = resolve;
      style.onerror = reject;
    });
    document.head.append(style);
    const answer = fetch(areas, { credentials: "same-origin" }).then((found) => {
      if (!found.ok) throw new Error("no areas");
      return found.json();
    });
    const [loaded, data] = await Promise.all([import(library), answer, styled]);
    return [loaded, data];
  }

  draw(areas, library) {
    const of = (kind) => ({
      type: "geojson",
      data: {
        type: "FeatureCollection",
        features: areas.features.filter((each) => each.properties.kind === kind),
      },
    });
    this.map.addSource("areas", of("small_area"));
    this.map.addSource("districts", of("district"));
    this.map.addImage("withheld", hatching(this.colour("withheld", "stroke")), { pixelRatio: 2 });
    const is = (key) => ["==", ["get", "map_class"], key];
    const layers = [
      { id: "ground", type: "fill", paint: { "fill-color": this.fills() } },
      { id: "withheld", type: "fill", filter: is("withheld"), paint: { "fill-pattern": "withheld" } },
      line("edges", ["match", ["get", "map_class"], [...NO_STEP, "withheld"], "#b4bfc4", "#ffffff"], 0.6),
      line("under", "#ffffff", 4.5, ["get", "agreed"]),
      line("agreed", "#17232b", 2.2, ["get", "agreed"]),
      line("chosen", "#b45309", 4, ["==", ["get", "code"], ""]),
    ];
    for (const layer of layers) this.map.addLayer({ source: "areas", ...layer });
    this.map.addLayer({ source: "districts", ...line("districts", "#52626d", 1.2) }, "under");
    const districts = of("district").data.features;
    // One district has its name above the map.
    for (const { properties } of districts.length > 1 ? districts : []) {
      const name = document.createElement("span");
      name.className = "hw-places__name";
      name.textContent = properties.name;
      new library.Marker({ element: name }).setLngLat(properties.spot).addTo(this.map);
      // The library makes every marker a control; this is a label that the table also says.
      for (const given of ["role", "aria-label", "tabindex"]) name.removeAttribute(given);
      name.setAttribute("aria-hidden", "true");
    }
  }

  // The colours are those of the legend, so that they are written down in one place.
  fills() {
    const keys = [...this.stage.querySelectorAll("rect[data-key]")].map((each) => each.dataset.key);
    const steps = keys.filter((key) => ![...NO_STEP, "withheld", "agreed"].includes(key));
    return [
      "match",
      ["get", "map_class"],
      ...steps.flatMap((key) => [key, this.colour(key, "fill")]),
      "#fbfaf7",
    ];
  }

  colour(key, property) {
    const swatch = this.stage.querySelector(`rect[data-key="${key}"]`);
    return swatch ? getComputedStyle(swatch)[property] : "#8a979f";
  }

  listen() {
    const canvas = this.map.getCanvas();
    this.map.on("click", (event) => this.read(this.areaAt(event.point)));
    this.map.on("mousemove", (event) => {
      canvas.style.cursor = this.areaAt(event.point) ? "pointer" : "";
    });
    this.map.on("moveend", () => this.say());
    canvas.addEventListener("focus", () => this.say());
    canvas.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.read(this.areaAt(this.middle()));
    });
  }

  middle() {
    const { clientWidth, clientHeight } = this.map.getCanvas();
    return [clientWidth / 2, clientHeight / 2];
  }

  areaAt(point) {
    const [found] = this.map.queryRenderedFeatures(point, { layers: ["ground"] });
    return found && found.properties;
  }

  say() {
    const area = document.activeElement === this.map.getCanvas() && this.areaAt(this.middle());
    this.under.textContent = area ? `${this.words.under} ${area.name}` : "";
  }

  read(area) {
    if (!area) return;
    this.map.setFilter("chosen", ["==", ["get", "code"], area.code]);
    const copy = this.part("words").content.cloneNode(true);
    const put = (name, text) => {
      copy.querySelector(`[data-${name}]`).textContent = text;
    };
    put("name", `${area.name}, ${area.district}`);
    put("class", area.class_words);
    put("sentences", area.words);
    copy.querySelector("[data-address]").href = this.words.areaAddress.replace("CODE", area.code);
    this.part("chosen").replaceChildren(copy);
  }
}

function line(id, colour, width, filter = true) {
  const paint = { "line-color": colour, "line-width": width };
  return { id, type: "line", filter: ["all", filter], paint };
}

function once(map, event) {
  return new Promise((resolve) => map.once(event, resolve));
}

function boundsOf(areas) {
  const points = areas.features.flatMap((each) => each.geometry.coordinates.flat(Infinity));
  const across = points.filter((_, index) => index % 2 === 0);
  const up = points.filter((_, index) => index % 2 === 1);
  const ends = (values) => [
    values.reduce((least, each) => Math.min(least, each)),
    values.reduce((most, each) => Math.max(most, each)),
  ];
  const [[west, east], [south, north]] = [ends(across), ends(up)];
  return [west, south, east, north];
}

// Fine slanted lines, drawn here because a picture would have to be fetched.
function hatching(colour) {
  const size = 12;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 2, size + 2);
    pen.lineTo(shift + size + 2, -2);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

document.querySelectorAll("[data-place-map]").forEach((stage) => new PlaceMap(stage));
