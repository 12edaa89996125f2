// No word of the text is broken between two of its letters, on screens as wide as tablets and desktops, nor on paper, and no page is
// wider than those: columns of tables are as wide as the words that they are made for. Words longer than any of a bulletin may break,
// and so may addresses.

import { SCREENS, inTab, stay } from "../browser.mjs";

/** What a sheet of A4 leaves between its margins, in pixels. */
const SHEET = { width: 672, height: 980 };

/** Tablets, upright and lying; the width from which tables unfold, and some around it. */
const VIEWS = [
  { name: "768 px", viewport: { width: 768, height: 1024 } },
  { name: "848 px", viewport: { width: 848, height: 1024 } },
  { name: "992 px", viewport: { width: 992, height: 768 } },
  { name: "1064 px", viewport: { width: 1064, height: 768 } },
  { name: "desktop", viewport: SCREENS.desktop },
  { name: "paper", viewport: SHEET, media: "print" },
];

/** Runs in the page: how wide it is, and the words that stand on two lines. */
function look() {
  const LONGEST = 20;
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest("code, pre, svg, .as-address")) continue;
    for (const word of text.data.matchAll(/[\p{L}\d][\p{L}\p{M}\d]*/gu)) {
      if (word[0].length > LONGEST) continue;
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter((it) => it.width > 0).map((it) => Math.round(it.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return { broken: [...new Set(broken)], wide: document.documentElement.scrollWidth - innerWidth };
}

/** The samples, and every page of the first site with a table of many columns. */
function pagesOf({ root, samples }) {
  const all = root.site.pages.filter((page) => /class="fold (rows|figures|bodies-list)/.test(page.html));
  const others = all.filter((page) => !samples.some((it) => it.url === page.url));
  return [...samples, ...others.map((page) => ({ ...page, address: root.server.origin + page.url }))];
}

async function examine(context) {
  const { browser } = context;
  const pages = pagesOf(context);
  const faults = [];
  const all = VIEWS.map(({ name, media, ...view }) => inTab(browser, view, async (tab) => {
    if (media) await tab.emulateMedia({ media });
    for (const page of pages) {
      await stay(tab, page, page.address);
      const { broken, wide } = await tab.evaluate(look);
      if (wide > 0) faults.push(`${page.url} is ${wide} px too wide (${name})`);
      if (broken.length) faults.push(`${page.url} breaks ${broken.join(", ")} (${name})`);
    }
  }));
  await Promise.all(all);
  return { checked: `${pages.length} pages in ${VIEWS.length} views`, faults };
}

export default { name: "whole words", run: examine };
