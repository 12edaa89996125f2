// The officer's bar: it says what stands behind the page, is reached and hidden by keys alone, is not on paper, and never lies
// over what has the focus.

import assert from "node:assert/strict";
import { NARROW, SCREENS } from "../browser.mjs";
import { bar, checkAll } from "../preview.mjs";

const ARTICLE = "content/articles/2022/2022-08-23-tong-ket-5-nhat.vi.md";
const ARTICLE_PAGE = "/tin/2022/2022-08-23-tong-ket-5-nhat/";
const WHOLE = { localStorage: [{ name: "bantin-bar", value: "shown" }] };

/** The last opener is that of the files. */
const files = (tab) => bar(tab).locator(".opener").last();

const behind = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE);
  await files(tab).click();
  const panel = bar(tab).locator("#files");
  await panel.getByText(ARTICLE, { exact: true }).waitFor();
  await panel.getByText(ARTICLE.replace(".vi.", ".en."), { exact: true }).waitFor();
  await panel.getByText("content/meetings/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat.toml", { exact: true }).waitFor();
  await panel.getByText("themes/bulletin/templates/article.html", { exact: true }).waitFor();
  // It stays open over a reload: whoever looks at the files is about to edit them.
  preview.append(ARTICLE, "\nCâu mới.\n");
  await tab.getByText("Câu mới.").waitFor();
  await panel.waitFor();
};

const copies = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE, { permissions: ["clipboard-read", "clipboard-write"] });
  await files(tab).click();
  await bar(tab).locator("#files .copy").first().click();
  await bar(tab).getByText("Đã chép", { exact: true }).waitFor();
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), ARTICLE);
};

const states = async (preview, tabs) => {
  const draft = "2020-05-18-phong-chong-thien-tai";
  const waiting = "2023-09-05-khai-giang";
  preview.edit(`content/articles/2020/${draft}.vi.md`, "\nkind =", '\npublication = "draft"\nkind =');
  preview.edit(`content/articles/2023/${waiting}.vi.md`, "\nkind =", "\npublish_at = 2026-12-01\nkind =");
  await preview.start();
  const state = async (path, words) => {
    const tab = await tabs.open(path);
    for (const word of words) await bar(tab).locator(".state").getByText(word).waitFor();
  };
  await state(`/tin/2020/${draft}/`, ["Bản nháp, chỉ thấy trong bản xem trước", "Nội dung minh họa"]);
  await state(`/tin/2023/${waiting}/`, ["Hẹn đăng ngày 01/12/2026"]);
  await state("/tin/2025/2025-09-15-to-ho-tro-chu-ky-so/", ["Chưa có bản tiếng Anh"]);
  await state(ARTICLE_PAGE, ["Bản tiếng Anh: bản dịch"]);
};

const language = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE);
  await bar(tab).getByRole("link", { name: "Xem trang tiếng Anh" }).click();
  await tab.waitForURL("**/en/news/2022/**");
  await bar(tab).getByRole("link", { name: "Xem trang tiếng Việt" }).click();
  await tab.waitForURL(`**${ARTICLE_PAGE}`);
};

const focused = (tab) =>
  tab.evaluate(() => {
    const it = document.querySelector("bantin-preview").shadowRoot.activeElement;
    return it && (it.id || it.className);
  });

/** Presses a key until something of the bar has the focus, which the page's links stand before. */
const press = async (tab, key, wanted) => {
  for (let times = 0; times < 500; times++) {
    await tab.keyboard.press(key);
    if ((await focused(tab)) === wanted) return;
  }
  throw new Error(`${key} does not lead to ${wanted}`);
};

const keys = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE);
  await press(tab, "Tab", "opener");
  await press(tab, "Tab", "opener");
  await tab.keyboard.press("Enter");
  assert.equal(await focused(tab), "files", "the panel has not the focus");
  assert(await bar(tab).locator("#files").isVisible());
  await press(tab, "Tab", "copy");
  await tab.keyboard.press("Escape");
  assert(await bar(tab).locator("#files").isHidden());
  assert.equal(await focused(tab), "opener", "the focus did not go back");
  await press(tab, "Tab", "hide");
  await tab.keyboard.press("Enter");
  assert.equal(await focused(tab), "show");
  await tab.reload();
  await bar(tab).locator(".show").waitFor();
  assert(await bar(tab).locator(".bar").isHidden(), "the bar came back with the reload");
  await press(tab, "Shift+Tab", "show");
  await tab.keyboard.press("Enter");
  await bar(tab).locator(".bar").waitFor();
  assert.equal(await focused(tab), "opener");
};

const print = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE);
  await files(tab).click();
  const height = () => tab.evaluate(() => document.documentElement.scrollHeight);
  await tab.emulateMedia({ media: "print" });
  assert(await bar(tab).locator(".box").isHidden(), "the bar is on paper");
  const before = await height();
  await tab.evaluate(() => document.querySelector("bantin-preview").remove());
  assert.equal(await height(), before, "the bar takes room on paper");
};

const small = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(ARTICLE_PAGE, { viewport: SCREENS.phone });
  const box = await bar(tab).locator(".box").boundingBox();
  assert(box.width * box.height < 0.03 * SCREENS.phone.width * SCREENS.phone.height, "the bar is large on a phone");
};

/** Runs in the page: which links that get the focus lie below the bar, wholly or in part. */
const covered = () => {
  const box = document.querySelector("bantin-preview").shadowRoot.querySelector(".box");
  const lies = (it) => {
    it.focus();
    const [over, own] = [box.getBoundingClientRect(), it.getBoundingClientRect()];
    return document.activeElement === it && own.bottom > over.top && own.right > over.left;
  };
  return [...document.querySelectorAll("a[href]")].filter(lies).map((it) => it.outerHTML);
};

const uncovered = async (preview, tabs) => {
  await preview.start();
  for (const storageState of [undefined, { origins: [{ origin: preview.origin, ...WHOLE }] }]) {
    const tab = await tabs.open(ARTICLE_PAGE, { viewport: NARROW, storageState });
    assert.deepEqual(await tab.evaluate(covered), []);
  }
};

const CHECKS = {
  "the files behind a page are named, and stay in sight": behind,
  "a path is copied": copies,
  "the state of a page is told": states,
  "the language is switched": language,
  "keys alone lead through it, and what was hidden stays hidden": keys,
  "nothing of it is on paper": print,
  "on a phone it is small": small,
  "what has the focus is never below it": uncovered,
};

export default { name: "preview, bar", run: (context) => checkAll(context, CHECKS) };
