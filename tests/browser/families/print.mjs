// On paper no page has menus or other ways on, and figures, rows and notices are not cut in two.

import { SCREENS, inTab, stay } from "../browser.mjs";

/** Runs in the page: what is on the paper that should not be, or may be cut. */
function look() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = all("nav, .skip, .switch, .feeds, .share, .up").filter((it) => it.checkVisibility());
  const cut = all("figure, svg, tr, .notice, .entry").filter((it) => getComputedStyle(it).breakInside !== "avoid");
  const name = (it) => `${it.tagName.toLowerCase()}.${it.className}`;
  return [...shown.map((it) => `prints ${name(it)}`), ...cut.map((it) => `may cut ${name(it)}`)];
}

async function print({ browser, samples }) {
  const faults = [];
  await inTab(browser, { viewport: SCREENS.desktop }, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    for (const page of samples) {
      await stay(tab, page, page.address);
      const found = await tab.evaluate(look);
      faults.push(...[...new Set(found)].map((fault) => `${page.url} ${fault}`));
    }
  });
  return { checked: `${samples.length} pages`, faults };
}

export default { name: "print", run: print };
