// Builds the site's styles, scripts and typeface into the ui app's static folder, and gives the
// engine the same typeface for its documents.
// One command, no network: everything comes from node_modules and this folder.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const packages = join(root, "node_modules");
const target = join(root, "src/headwater_web/ui/static/ui/build");
const documents = join(root, "src/headwater/products/typeface");

// The site's styles, and the few of a chart that others show within their pages.
async function buildStyles() {
  for (const name of ["site", "embed"]) {
    const result = sass.compile(join(here, `styles/${name}.scss`), {
      loadPaths: [packages],
      style: "compressed",
      quietDeps: true,
    });
    await writeFile(join(target, `${name}.css`), result.css);
  }
}

async function buildScripts() {
  await esbuild.build({
    entryPoints: [
      join(here, "scripts/site.js"),
      join(here, "scripts/chart-reader.js"),
      join(here, "scripts/file-size.js"),
      join(here, "scripts/await-answer.js"),
      join(here, "scripts/send-in-parts.js"),
      join(here, "scripts/place-map.js"),
      join(here, "scripts/choose-words.js"),
    ],
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    legalComments: "none",
  });
}

async function copyTypeface(folder) {
  const family = "atkinson-hyperlegible-next";
  const source = join(packages, "@fontsource-variable", family);
  for (const style of ["latin-wght-normal", "latin-wght-italic"]) {
    const name = `${family}-${style}.woff2`;
    await cp(join(source, "files", name), join(folder, name));
  }
  await cp(join(source, "LICENSE"), join(folder, "typeface-licence.txt"));
}

// The map that can be moved: fetched only by whoever asks for it, so it is copied as it comes, but
// for the names of source maps, which are not shipped and would be looked for.
async function copyMap(folder) {
  await mkdir(folder, { recursive: true });
  const source = join(packages, "maplibre-gl");
  for (const name of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"]) {
    const content = await readFile(join(source, "dist", name), "utf-8");
    await writeFile(join(folder, name), content.replace(/\n\/\/# sourceMappingURL=.*$/, "\n"));
  }
  await cp(join(source, "LICENSE.txt"), join(folder, "map-licence.txt"));
}

for (const folder of [target, documents]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
await Promise.all([
  buildStyles(),
  buildScripts(),
  copyTypeface(target),
  copyMap(join(target, "map")),
  copyTypeface(documents),
]);
