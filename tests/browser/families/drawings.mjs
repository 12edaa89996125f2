// Charts and lineages can be seen: words at 4.5 to 1 and shapes at 3 to 1 against what is behind them, on light, dark, on paper and
// in colours of the reader's own; a narrow screen shows them whole, in each of their words.

import { NARROW, inTab, stay } from "../browser.mjs";
import { contrast, read } from "../colour.mjs";

/** The width that a sheet leaves between its margins. */
const PAPER = { width: 670, height: 1000 };

const VIEWS = [
  { name: "light", colorScheme: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "paper", colorScheme: "dark", media: "print", viewport: PAPER },
  { name: "own colours, light", colorScheme: "light", forcedColors: "active" },
  { name: "own colours, dark", colorScheme: "dark", forcedColors: "active" },
];

/** Runs in the page: what each drawing is made of, and whether it lies on the screen. */
function look() {
  const behind = (it) => {
    for (let at = it; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/^rgba\(.*, 0\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("svg")].map((svg) => {
    const { left, right, width } = svg.getBoundingClientRect();
    const pieces = [...svg.querySelectorAll("path, rect, circle, text")].map((it) => {
      const { fill, stroke } = getComputedStyle(it);
      const box = it.getBoundingClientRect();
      const isText = it.tagName === "text";
      return { isText, fill, stroke, words: isText ? it.textContent : "", out: box.left < left - 1 || box.right > right + 1 };
    });
    return { name: svg.getAttribute("class"), left, right, width, room: innerWidth, behind: behind(svg.parentElement), pieces };
  });
}

function judge({ name, left, right, width, room, behind, pieces }, view) {
  const faults = [];
  const paper = read(behind);
  if (left < 0 || right > room || width < 200) faults.push(`${name} is not whole on the screen`);
  for (const { isText, fill, stroke, words, out } of pieces) {
    if (isText && out) faults.push(`${name} cuts its words “${words}”`);
    const colours = (isText ? [fill] : [fill, stroke]).map((it) => it !== "none" && read(it)).filter(Boolean);
    const best = Math.max(...colours.map((colour) => contrast(colour, paper)));
    const least = isText ? 4.5 : 3;
    if (best < least) faults.push(`${name} has ${isText ? `words “${words}”` : "a shape"} at ${best.toFixed(1)} to 1 (${view})`);
  }
  return [...new Set(faults)];
}

async function examine({ browser, root, below }) {
  const faults = [];
  let drawings = 0;
  const drawn = [root, below].flatMap(({ site, server }) =>
    site.pages.filter((page) => page.html.includes("<svg")).map((page) => ({ ...page, address: server.origin + page.url })));
  const all = VIEWS.map(({ name, media, ...view }) => inTab(browser, { viewport: NARROW, ...view }, async (tab) => {
    if (media) await tab.emulateMedia({ media, colorScheme: view.colorScheme });
    for (const page of drawn) {
      await stay(tab, page, page.address);
      const seen = await tab.evaluate(look);
      drawings += seen.length;
      faults.push(...seen.flatMap((drawing) => judge(drawing, name)).map((fault) => `${page.url} ${fault}`));
    }
  }));
  await Promise.all(all);
  if (!drawn.some((page) => page.html.includes('class="chart"'))) faults.push("no page has a chart");
  return { checked: `${drawings} drawings on ${drawn.length} pages in ${VIEWS.length} views`, faults };
}

export default { name: "drawings", run: examine };
