// How the bar, its panels and the error page look, in both languages, on phone and desktop, light and dark, and on the
// narrowest screen: axe finds nothing, nothing scrolls sideways, what is pressed is large enough. Screenshots are for people.

import axe from "axe-core";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { NARROW, SCREENS } from "../browser.mjs";
import { bar, checkAll } from "../preview.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The least height and width of what is pressed, in pixels: success criterion 2.5.8 of WCAG 2.2. */
const TARGET = 24;

const VIEWS = [
  ...["light", "dark"].flatMap((colorScheme) =>
    Object.entries(SCREENS).map(([screen, viewport]) => ({ name: `${screen}-${colorScheme}`, viewport, colorScheme })),
  ),
  { name: "narrow-light", viewport: NARROW, colorScheme: "light" },
];

/** An article of which there is much to say, once it waits for its day. */
const ARTICLE = "content/articles/2026/2026-09-14-hoan-doi-thoai-nam-hong-linh.vi.md";
const PAGE = "/tin/2026/2026-09-14-hoan-doi-thoai-nam-hong-linh/";
const MEETING = "content/meetings/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat.toml";

/** What is looked at, in this order: each goes on from the one before. */
const STATES = {
  "at-first": async () => {},
  bar: async (tab) => {
    const show = bar(tab).locator(".show");
    if (await show.isVisible()) await show.click();
  },
  files: (tab) => bar(tab).locator(".opener").last().click(),
  problems: (tab) => bar(tab).locator("#problems ol > li").nth(1).waitFor(),
  hidden: async (tab) => {
    await tab.keyboard.press("Escape");
    await bar(tab).locator(".hide").click();
  },
};

function spoil(preview) {
  preview.edit(MEETING, 'status = "held"', 'status = "hedl"');
  preview.edit(ARTICLE, "\nkind =", '\nkinds = "tin"\nkind =');
}

/** Runs in the page: what of the preview is too small to press, and whether the page scrolls sideways. */
function measure(least) {
  const root = document.querySelector("bantin-preview").shadowRoot;
  const pressed = [...root.querySelectorAll("button, a")].filter((it) => it.checkVisibility());
  const isSmall = (box) => box.width < least || box.height < least;
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return [
    ...pressed.filter((it) => isSmall(it.getBoundingClientRect())).map((it) => `“${it.textContent}” is too small to press`),
    ...(wide > 0 ? [`the page scrolls ${wide} px sideways`] : []),
  ];
}

async function examine(tab) {
  await tab.evaluate(axe.source);
  const found = await tab.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
  const places = (it) => it.nodes.map((node) => node.target.flat().join(" ")).slice(0, 3).join(", ");
  const violations = found.violations.map((it) => `${it.id}: ${it.help}: ${places(it)}`);
  return [...violations, ...(await tab.evaluate(measure, TARGET))];
}

async function look(tab, name, shots) {
  await tab.screenshot({ path: join(shots, `${name}.png`) });
  const faults = await examine(tab);
  if (faults.length) throw new Error(faults.map((fault) => `${name}: ${fault}`).join("; "));
}

const states = (language, shots) => async (preview, tabs) => {
  preview.edit(ARTICLE, "\nkind =", "\npublish_at = 2026-12-01\nkind =");
  await preview.start();
  const opened = [];
  for (const { name, ...view } of VIEWS) {
    const tab = await tabs.open(PAGE, { ...view, bypassCSP: true });
    await bar(tab).locator(".state > *").first().waitFor({ state: "attached" });
    opened.push([name, tab]);
  }
  for (const [state, enter] of Object.entries(STATES)) {
    if (state === "problems") spoil(preview);
    for (const [name, tab] of opened) {
      await enter(tab);
      await look(tab, `preview-${state}-${language}-${name}`, shots);
    }
  }
};

const errorPage = (language, shots) => async (preview, tabs) => {
  tabs.allowed = /the server responded with a status of 500/;
  spoil(preview);
  await preview.start();
  for (const { name, ...view } of VIEWS) {
    const tab = await tabs.open(PAGE, { ...view, bypassCSP: true, isBroken: true });
    await tab.locator("body.error-page .problems > li").nth(1).waitFor();
    await look(tab, `preview-error-page-${language}-${name}`, shots);
  }
};

async function run(context) {
  mkdirSync(context.shots, { recursive: true });
  const faults = [];
  for (const language of ["vi", "en"]) {
    const checks = {
      [`the bar and its panels (${language})`]: states(language, context.shots),
      [`the error page (${language})`]: errorPage(language, context.shots),
    };
    faults.push(...(await checkAll(context, checks, language)).faults);
  }
  return { checked: `${Object.keys(STATES).length + 1} states in ${VIEWS.length} views and two languages`, faults };
}

export default { name: "preview, looks", run };
