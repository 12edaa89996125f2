// What an edit does to the tabs that are open: only those whose page changed reload, at the place where they are; a style
// and a picture are swapped in place; a tab that was hidden or cut off catches up.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bar, checkAll, isMarked, mark } from "../preview.mjs";

const ARTICLE = "content/articles/2022/2022-08-23-tong-ket-5-nhat.vi.md";
const ARTICLE_PAGE = "/tin/2022/2022-08-23-tong-ket-5-nhat/";
const STYLE = "themes/bulletin/assets/style.css";
const PICTURE = "content/articles/2026/2026-02-24-trong-cay-chan-nui/doi-cay.png";
const PICTURE_PAGE = "/tin/2026/2026-02-24-trong-cay-chan-nui/";

/** How long the last piece of a PNG is, and an empty piece `bnTn`. */
const PNG_END = 12;
const EMPTY_CHUNK = Buffer.from("00000000626e546e86ffd2b1", "hex");

const NEW = "Câu này vừa được viết thêm.";

const shows = (tab, text) => tab.getByText(text).first().waitFor();

const text = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE);
  preview.append(ARTICLE, `\n${NEW}\n`);
  await shows(tab, NEW);
};

const belowAPath = async (preview, tabs) => {
  preview.edit("bulletin.toml", "https://bantin.example/", "https://portal.example/bantin/");
  await preview.start();
  const tab = await tabs.open(`/bantin${ARTICLE_PAGE}`);
  preview.append(ARTICLE, `\n${NEW}\n`);
  await shows(tab, NEW);
};

const scroll = (tab, top) =>
  tab.evaluate((top) => {
    scrollTo(0, top);
    return scrollY;
  }, top);

const kept = (tab, y) => tab.waitForFunction((y) => document.readyState === "complete" && scrollY === y, y);

const place = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE, { viewport: { width: 800, height: 400 } });
  // Browsers keep the place too, mostly; this one is told not to.
  await tab.evaluate(() => { history.scrollRestoration = "manual"; });
  assert.equal(await scroll(tab, 700), 700);
  preview.append(ARTICLE, `\n${NEW}\n`);
  await shows(tab, NEW);
  await kept(tab, 700);
  const end = await scroll(tab, 1_000_000);
  assert(end > 1000);
  preview.edit(ARTICLE, NEW, NEW.replace("thêm", "lại"));
  await shows(tab, NEW.replace("thêm", "lại"));
  await kept(tab, end);
};

const colour = (tab, wanted) =>
  tab.waitForFunction((wanted) => getComputedStyle(document.querySelector("h1")).color === wanted, wanted);

/** Holds the first answer from an address until it is told to `come`. */
async function holdOne(tab, address) {
  let ask, come;
  const isAsked = new Promise((asked) => { ask = asked; });
  const isFree = new Promise((free) => { come = free; });
  await tab.route(address, async (route) => {
    const response = await route.fetch();
    ask();
    await isFree;
    // Who asked may be gone.
    await route.fulfill({ response }).catch(() => {});
  }, { times: 1 });
  return { isAsked, come };
}

const style = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE);
  const before = await tab.evaluate(() => getComputedStyle(document.querySelector("h1")).color);
  await mark(tab);
  const back = preview.append(STYLE, "\nh1 { color: rgb(1, 2, 3); }\n");
  await colour(tab, "rgb(1, 2, 3)");
  const late = await holdOne(tab, "**/assets/style.*.css");
  preview.append(STYLE, "\nh1 { color: rgb(4, 5, 6); }\n");
  await late.isAsked;
  preview.append(STYLE, "\nh1 { color: rgb(7, 8, 9); }\n");
  await colour(tab, "rgb(7, 8, 9)");
  late.come();
  back();
  await colour(tab, before);
  await tab.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  assert(await isMarked(tab), "the page was reloaded for a style");
};

/** Writes the picture anew: the same, with a piece more that nothing reads. */
const touchPicture = (preview) => {
  const bytes = readFileSync(join(preview.site, PICTURE));
  const end = bytes.length - PNG_END;
  preview.write(PICTURE, Buffer.concat([bytes.subarray(0, end), EMPTY_CHUNK, bytes.subarray(end)]));
};

const source = (tab) => tab.locator("main img").evaluate((it) => it.src);

const swapped = (tab, before) =>
  tab.waitForFunction((before) => {
    const picture = document.querySelector("main img");
    return picture.src !== before && picture.complete && picture.naturalWidth > 0;
  }, before);

const picture = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(PICTURE_PAGE);
  await mark(tab);
  const before = await source(tab);
  touchPicture(preview);
  await swapped(tab, before);
  assert(await isMarked(tab), "the page was reloaded for a picture");
};

const oneOfTwo = async (preview, tabs) => {
  await preview.start();
  const [one, other] = [await tabs.open(ARTICLE_PAGE), await tabs.open("/gioi-thieu/")];
  await mark(other);
  let reloads = 0;
  one.on("request", (request) => { if (request.isNavigationRequest()) reloads += 1; });
  // A tab is told of each version: one whose page is the same asks for what its bar says, and no more.
  const told = other.waitForRequest((request) => request.url().includes("/_bantin/page") || request.isNavigationRequest());
  preview.append(ARTICLE, `\n${NEW}\n`);
  await shows(one, NEW);
  assert(!(await told).isNavigationRequest(), "a page that did not change was reloaded");
  assert(await isMarked(other), "a page that did not change was reloaded");
  await bar(one).locator("[data-level]").first().waitFor({ state: "attached" });
  assert.equal(reloads, 1);
};

/** Says to a page that it is hidden, or shown again, as a browser does: an automated one shows all its tabs. */
const setHidden = (tab, isHidden) =>
  tab.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);

const hidden = async (preview, tabs) => {
  await preview.start();
  const [asleep, awake] = [await tabs.open(ARTICLE_PAGE), await tabs.open(ARTICLE_PAGE)];
  await setHidden(asleep, true);
  preview.append(ARTICLE, `\n${NEW}\n`);
  await shows(awake, NEW);
  assert.equal(await asleep.getByText(NEW).count(), 0, "a hidden tab was reloaded");
  await setHidden(asleep, false);
  await shows(asleep, NEW);
};

const restart = async (preview, tabs) => {
  tabs.allowed = /Failed to load resource: net::ERR_/;
  await preview.start();
  const [stale, same] = [await tabs.open(ARTICLE_PAGE), await tabs.open("/gioi-thieu/")];
  await mark(same);
  await preview.kill();
  await bar(stale).locator(".lost:not(:empty)").waitFor();
  preview.append(ARTICLE, `\n${NEW}\n`);
  await preview.restart();
  await shows(stale, NEW);
  await bar(same).locator(".lost:empty").waitFor({ state: "attached" });
  assert(await isMarked(same), "a page that is the same after a restart was reloaded");
};

const pictureMeanwhile = async (preview, tabs) => {
  tabs.allowed = /Failed to load resource: net::ERR_/;
  await preview.start();
  const tab = await tabs.open(PICTURE_PAGE);
  await mark(tab);
  const before = await source(tab);
  await preview.kill();
  await bar(tab).locator(".lost:not(:empty)").waitFor();
  touchPicture(preview);
  await preview.restart();
  await swapped(tab, before);
  assert(await isMarked(tab), "the page was reloaded for a picture");
};

/** A page that is being left is not brought back by a reload: its answer is held until the edit was told. */
const leaving = async (preview, tabs) => {
  await preview.start();
  const [tab, other] = [await tabs.open(ARTICLE_PAGE), await tabs.open(ARTICLE_PAGE)];
  const late = await holdOne(tab, "**/gioi-thieu/");
  await tab.evaluate(() => { location.href = "/gioi-thieu/"; });
  await late.isAsked;
  preview.append(ARTICLE, `\n${NEW}\n`);
  await shows(other, NEW);
  late.come();
  await tab.waitForURL("**/gioi-thieu/");
};

const CHECKS = {
  "a text that is edited shows by itself": text,
  "so it does below a path": belowAPath,
  "the place on the page is kept": place,
  "a style is swapped in place": style,
  "a picture is swapped in place": picture,
  "of two pages the one that changed reloads, once": oneOfTwo,
  "a hidden tab rests, and catches up": hidden,
  "tabs catch up when the program starts again": restart,
  "so do their pictures": pictureMeanwhile,
  "a page that is being left is not brought back": leaving,
};

export default { name: "preview, edits", run: (context) => checkAll(context, CHECKS) };
