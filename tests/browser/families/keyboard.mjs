// By keyboard alone: the first stop is the way to the content, and it leads there; every link and whatever else can be used is a stop, in
// the order of the page, and is seen while it has the focus. The stops of the head go on as the eye does, also on a desktop. Who wants no
// motion gets none.

import { SCREENS, inTab, stay } from "../browser.mjs";

/** Runs in the page: numbers what can be used, in its order. */
function number() {
  const all = [...document.querySelectorAll("a[href], summary, button, input, select, textarea, [tabindex='0']")];
  const shown = all.filter((it) => it.checkVisibility());
  shown.forEach((it, at) => it.setAttribute("data-stop", String(at)));
  return shown.length;
}

/** Runs in the page: where the focus is, and whether it is seen. */
function focus() {
  const it = document.activeElement;
  if (!it || it === document.body) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && onScreen;
  return { stop: it.getAttribute("data-stop"), isSeen, words: it.textContent.trim().slice(0, 40) };
}

/** Runs in the page: what moves by itself. */
function motion() {
  const smooth = getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["it scrolls smoothly"] : [];
  return [...smooth, ...document.getAnimations().map((it) => `something moves: ${it.id || it.constructor.name}`)];
}

async function walk(tab, page) {
  const faults = await tab.evaluate(motion);
  const stops = await tab.evaluate(number);
  for (let at = 0; at < stops; at++) {
    await tab.keyboard.press("Tab");
    const found = await tab.evaluate(focus);
    if (found?.stop !== String(at)) {
      faults.push(`stop ${at} of ${stops} is ${found ? `“${found.words}”` : "nowhere"}`);
      break;
    }
    if (!found.isSeen) faults.push(`the focus on “${found.words}” is not seen`);
  }
  await stay(tab, page, page.address);
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  const skipped = await tab.evaluate(() => location.hash.slice(1) === document.querySelector("main")?.id);
  if (!skipped) faults.push("the first stop does not lead to the content");
  return { stops, faults };
}

/** Runs in the page: where the focus is in its head, or nothing once it has left it. */
function place() {
  const it = document.activeElement;
  if (!it?.closest(".site-bar")) return undefined;
  const box = it.getBoundingClientRect();
  return { words: it.textContent.trim(), line: box.top + box.height / 2, height: box.height, left: box.left };
}

/** Walks through the head alone: each stop lies to the right of the one before, or on a line below. */
async function read(tab) {
  const places = [];
  await tab.keyboard.press("Tab");
  for (;;) {
    await tab.keyboard.press("Tab");
    const found = await tab.evaluate(place);
    if (!found) break;
    places.push(found);
  }
  const goesOn = (from, to) => to.line - from.line > from.height / 2 || (Math.abs(to.line - from.line) < from.height / 2 && to.left > from.left);
  const backward = places.filter((it, at) => at > 0 && !goesOn(places[at - 1], it));
  const faults = backward.map((it) => `goes back to “${it.words}” in its head`);
  return places.length < 2 ? ["has no stops in its head"] : faults;
}

async function readHeads(browser, pages) {
  const faults = [];
  for (const [name, viewport] of Object.entries(SCREENS)) {
    await inTab(browser, { viewport }, async (tab) => {
      for (const page of pages) {
        await stay(tab, page, page.address);
        faults.push(...(await read(tab)).map((fault) => `${page.url} ${fault} (${name})`));
      }
    });
  }
  return faults;
}

async function examine({ browser, samples }) {
  const faults = [];
  let all = 0;
  const shown = samples.filter((page) => page.kind !== "alias");
  await inTab(browser, { viewport: SCREENS.phone, reducedMotion: "reduce" }, async (tab) => {
    for (const page of shown) {
      await stay(tab, page, page.address);
      const walked = await walk(tab, page);
      all += walked.stops;
      faults.push(...walked.faults.map((fault) => `${page.url} ${fault}`));
    }
  });
  faults.push(...await readHeads(browser, shown));
  return { checked: `${shown.length} pages with ${all} stops`, faults };
}

export default { name: "keyboard", run: examine };
