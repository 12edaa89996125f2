// With JavaScript off every kind of page shows the same and its links lead on; no page needs a script for anything.

import { SCREENS, inTab } from "../browser.mjs";

/** What each page shows and where its first links of menu and text lead. */
async function walk(browser, root, samples, javaScriptEnabled) {
  return inTab(browser, { viewport: SCREENS.desktop, javaScriptEnabled }, async (tab) => {
    const seen = [];
    for (const page of samples) {
      await tab.goto(root.server.origin + page.url);
      const shown = await tab.evaluate(() => ({ text: document.body.innerText, height: document.body.scrollHeight }));
      await tab.locator("a[href]:not(.skip)").first().click();
      seen.push({ ...shown, to: tab.url() });
    }
    return seen;
  });
}

async function compare({ browser, root, samples }) {
  const [on, off] = [await walk(browser, root, samples, true), await walk(browser, root, samples, false)];
  const faults = samples
    .filter((_, at) => JSON.stringify(on[at]) !== JSON.stringify(off[at]))
    .map((page) => `${page.url} is another page without JavaScript`);
  return { checked: `${samples.length} pages with and without`, faults };
}

export default { name: "without JavaScript", run: compare };
