// No word of the text is broken between two of its letters, on screens as wide as tablets and desktops, nor on paper: columns of
// tables are as wide as the words that they are made for. Words longer than any of a bulletin may break, and so may addresses.

import { SCREENS, inTab, stay } from "../browser.mjs";

/** What a sheet of A4 leaves between its margins, in pixels. */
const SHEET = { width: 672, height: 980 };

/** Tablets, upright and lying, stand on the widths at which tables unfold. */
const VIEWS = [
  { name: "768 px", viewport: { width: 768, height: 1024 } },
  { name: "1024 px", viewport: { width: 1024, height: 768 } },
  { name: "desktop", viewport: SCREENS.desktop },
  { name: "paper", viewport: SHEET, media: "print" },
];

/** Runs in the page: the words that stand on two lines. */
function look() {
  const LONGEST = 20;
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest("code, pre, svg, .as-address")) continue;
    for (const word of text.data.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
      if (word[0].length > LONGEST) continue;
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter((it) => it.width > 0).map((it) => Math.round(it.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return [...new Set(broken)];
}

async function examine({ browser, samples }) {
  const faults = [];
  const all = VIEWS.map(({ name, media, ...view }) => inTab(browser, view, async (tab) => {
    if (media) await tab.emulateMedia({ media });
    for (const page of samples) {
      await stay(tab, page, page.address);
      const broken = await tab.evaluate(look);
      if (broken.length) faults.push(`${page.url} breaks ${broken.join(", ")} (${name})`);
    }
  }));
  await Promise.all(all);
  return { checked: `${samples.length} pages in ${VIEWS.length} views`, faults };
}

export default { name: "whole words", run: examine };
