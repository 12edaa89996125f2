// axe on every kind of page and every state, in both languages: on a light desktop, and on a dark phone.

import axe from "axe-core";
import { SCREENS, inTab, stay } from "../browser.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The policy of the pages would refuse axe's own code, and so is passed over here. */
const VIEWS = [
  { viewport: SCREENS.desktop, colorScheme: "light", bypassCSP: true },
  { viewport: SCREENS.phone, colorScheme: "dark", bypassCSP: true },
];

async function examine({ browser, samples }) {
  const faults = [];
  let passes = 0;
  const all = VIEWS.map((view) => inTab(browser, view, async (tab) => {
    for (const page of samples) {
      await stay(tab, page, page.address);
      await tab.evaluate(axe.source);
      const found = await tab.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
      passes += found.passes.length;
      for (const it of found.violations) {
        const places = it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ");
        faults.push(`${page.url} (${view.colorScheme}) ${it.id}: ${it.help}: ${places}`);
      }
    }
  }));
  await Promise.all(all);
  return { checked: `${samples.length} pages in ${VIEWS.length} views, ${passes} rules passed`, faults };
}

export default { name: "axe", run: examine };
