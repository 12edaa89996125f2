// The story of the browser tests: serve both sites, look at every page once, let each family judge, say what was found.
// `node check.mjs ROOT BELOW SCREENSHOTS PROGRAM [WORD]`: the built site, the site built below a path, a folder to fill, the
// program that previews; with a word only the families that have it in their name are asked.

import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { readSite, samples } from "./site.mjs";
import { visitAll } from "./visit.mjs";
import accessibility from "./families/accessibility.mjs";
import drawings from "./families/drawings.mjs";
import html from "./families/html.mjs";
import keyboard from "./families/keyboard.mjs";
import links from "./families/links.mjs";
import metadata from "./families/metadata.mjs";
import nu from "./families/nu.mjs";
import outline from "./families/outline.mjs";
import paper from "./families/paper.mjs";
import previewBar from "./families/preview-bar.mjs";
import previewEdits from "./families/preview-edits.mjs";
import previewLooks from "./families/preview-looks.mjs";
import previewProblems from "./families/preview-problems.mjs";
import print from "./families/print.mjs";
import quiet from "./families/quiet.mjs";
import sarif from "./families/sarif.mjs";
import screenshots from "./families/screenshots.mjs";
import spacing from "./families/spacing.mjs";
import width from "./families/width.mjs";
import withoutScripts from "./families/without-scripts.mjs";
import words from "./families/words.mjs";

const FAMILIES = [
  screenshots, html, nu, accessibility, quiet, width, spacing, words, drawings, keyboard, links, withoutScripts, outline, metadata, print,
  paper, sarif,
  previewEdits, previewProblems, previewBar, previewLooks,
];

/** How many faults of a family are shown. */
const SHOWN = 20;

const [rootFolder, belowFolder, shots, program, word = ""] = process.argv.slice(2);
const families = FAMILIES.filter((family) => family.name.includes(word));

async function open(folder, browser) {
  const site = readSite(folder);
  const server = await serve(site);
  return { site, server, visits: await visitAll(browser, server, site.pages) };
}

/** Runs a family; what it throws is a fault too. */
async function judge(family, context) {
  try {
    return await family.run(context);
  } catch (error) {
    return { checked: "it did not run to its end", faults: [error.stack] };
  }
}

function tell(family, { checked, faults }, seconds) {
  console.log(`${faults.length ? "FAILED" : "ok    "} ${family.name}: ${checked} (${seconds} s)`);
  for (const fault of faults.slice(0, SHOWN)) console.log(`       ${fault}`);
  if (faults.length > SHOWN) console.log(`       and ${faults.length - SHOWN} more`);
}

const browser = await launch();
let failed = 0;
try {
  const root = await open(rootFolder, browser);
  const below = await open(belowFolder, browser);
  const context = { browser, root, below, samples: samples([root, below]), shots, program };
  for (const family of families) {
    const start = Date.now();
    const result = await judge(family, context);
    if (result.faults.length) failed += 1;
    tell(family, result, ((Date.now() - start) / 1000).toFixed(1));
  }
  root.server.close();
  below.server.close();
} finally {
  await browser.close();
}
console.log(`${families.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
