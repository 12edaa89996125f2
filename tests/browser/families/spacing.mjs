// With the distances between letters, words, lines and paragraphs that WCAG 1.4.12 names, on a narrow screen, nothing is cut off and no
// page scrolls sideways; nor on a desktop at a zoom of 200 %, which leaves half of its width.

import { NARROW, SCREENS, inTab, stay } from "../browser.mjs";

const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;
const ZOOMED = { width: SCREENS.desktop.width / 2, height: SCREENS.desktop.height / 2 };

/** The policy of the pages would refuse the style, and so is passed over here. */
const VIEWS = [
  { name: "spaced", viewport: NARROW, bypassCSP: true, style: SPACED },
  { name: "at 200 %", viewport: ZOOMED, deviceScaleFactor: 2 },
];

/** Runs in the page: how wide it is, and what is cut off. What scrolls by itself and what is for the ear alone is not. */
function look() {
  const cuts = (it) => {
    const { overflowX, overflowY } = getComputedStyle(it);
    const cut = overflowX === "hidden" || overflowX === "clip" || overflowY === "hidden" || overflowY === "clip";
    return cut && !it.closest(".hidden, svg") && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1);
  };
  const cut = [...document.querySelectorAll("body *")].filter(cuts);
  return { width: document.documentElement.scrollWidth, room: innerWidth, cut: cut.map((it) => it.tagName.toLowerCase()) };
}

async function examine({ browser, samples }) {
  const faults = [];
  const all = VIEWS.map(({ name, style, ...view }) => inTab(browser, view, async (tab) => {
    for (const page of samples) {
      await stay(tab, page, page.address);
      if (style) await tab.addStyleTag({ content: style });
      const { width, room, cut } = await tab.evaluate(look);
      if (width > room) faults.push(`${page.url} is ${width} px wide on ${room} px (${name})`);
      if (cut.length) faults.push(`${page.url} cuts off ${[...new Set(cut)].join(", ")} (${name})`);
    }
  }));
  await Promise.all(all);
  return { checked: `${samples.length} pages in ${VIEWS.length} views`, faults };
}

export default { name: "spacing of text", run: examine };
