// With JavaScript off every kind of page shows the same and its links lead on; no page needs a script for anything.

import { SCREENS, inTab } from "../browser.mjs";

/** What each page shows and where its first link leads; of an alias, where it leads by itself. */
async function walk(browser, samples, javaScriptEnabled) {
  return inTab(browser, { viewport: SCREENS.desktop, javaScriptEnabled }, async (tab) => {
    const seen = [];
    for (const page of samples) {
      if (page.kind === "alias") {
        seen.push({ to: await ledTo(tab, page) });
        continue;
      }
      await tab.goto(page.address);
      const shown = await tab.evaluate(() => ({ text: document.body.innerText, height: document.body.scrollHeight }));
      await tab.locator("a[href]:not(.skip)").first().click();
      seen.push({ ...shown, to: tab.url() });
    }
    return seen;
  });
}

/** Opens an alias and waits for the page that it leads to. */
async function ledTo(tab, page) {
  const target = /<link rel="canonical" href="([^"]+)">/.exec(page.html)[1];
  const path = new URL(target).pathname;
  await tab.goto(page.address, { waitUntil: "commit" });
  await tab.waitForURL((url) => url.pathname === path);
  return tab.url();
}

async function compare({ browser, samples }) {
  const [on, off] = [await walk(browser, samples, true), await walk(browser, samples, false)];
  const faults = samples
    .filter((_, at) => JSON.stringify(on[at]) !== JSON.stringify(off[at]))
    .map((page) => `${page.url} is another page without JavaScript`);
  return { checked: `${samples.length} pages with and without`, faults };
}

export default { name: "without JavaScript", run: compare };
