// Screenshots of every kind of page and every state, on phone and desktop, light and dark: for people to look at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SCREENS, inTab, stay } from "../browser.mjs";

const VIEWS = Object.entries(SCREENS).flatMap(([screen, viewport]) =>
  ["light", "dark"].map((colorScheme) => ({ name: `${screen}-${colorScheme}`, viewport, colorScheme })),
);

async function shoot({ browser, samples, shots }) {
  mkdirSync(shots, { recursive: true });
  const all = VIEWS.map(({ name, ...view }) => inTab(browser, view, async (tab) => {
    for (const page of samples) {
      await stay(tab, page, page.address);
      await tab.screenshot({ path: join(shots, `${page.name}-${name}.png`), fullPage: true });
    }
  }));
  await Promise.all(all);
  return { checked: `${samples.length} pages in ${VIEWS.length} views`, faults: [] };
}

export default { name: "screenshots", run: shoot };
