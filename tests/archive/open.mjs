// Archives in a real browser, from `file://`: every link of every page is followed, nothing is asked of the network, and
// nothing fails.

import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inTab, launch } from "../browser/browser.mjs";

/** Lists the pages of an archive's site. */
function pagesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html"));
  return pages.map((entry) => pathToFileURL(`${entry.parentPath}/${entry.name}`).href);
}

/** Walks from the front page over all links, and tells what is wrong. */
async function walk(tab, folder) {
  const site = `${folder}/data/site`;
  const wrong = [];
  tab.on("requestfailed", (request) => {
    // The icon is given up where the next page is asked for before it came; that it is there is looked up below.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") wrong.push(`${request.url()}: ${why}`);
  });
  tab.on("console", (message) => {
    if (message.type() === "error") wrong.push(`${tab.url()}: ${message.text()}`);
  });
  tab.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) wrong.push(`asks the network for ${request.url()}`);
  });
  const seen = new Set();
  const open = [pathToFileURL(`${site}/index.html`).href];
  while (open.length > 0) {
    const address = open.pop();
    if (seen.has(address)) continue;
    seen.add(address);
    await tab.goto(address);
    const found = await tab.evaluate(() => ({
      links: [...document.querySelectorAll("a[href], link[href]")].map((it) => it.href),
      sheets: document.styleSheets.length,
      pictures: [...document.images].filter((it) => it.complete && it.naturalWidth === 0).map((it) => it.src),
      note: document.querySelector(".archive-note") !== null,
    }));
    if (found.sheets === 0) wrong.push(`${address}: no style sheet`);
    if (!found.note) wrong.push(`${address}: does not say that it is an archive copy`);
    for (const picture of found.pictures) wrong.push(`${address}: ${picture} does not show`);
    for (const link of found.links.filter((it) => it.startsWith("file:"))) {
      const [file] = link.split("#");
      if (!existsSync(fileURLToPath(file))) wrong.push(`${address}: ${link} leads nowhere`);
      else if (file.endsWith(".html")) open.push(file);
    }
  }
  for (const page of pagesOf(site).filter((it) => !seen.has(it))) wrong.push(`no link leads to ${page}`);
  return { wrong, count: seen.size };
}

const browser = await launch();
let failed = false;
try {
  for (const folder of process.argv.slice(2)) {
    const { wrong, count } = await inTab(browser, { offline: true }, (tab) => walk(tab, folder));
    console.log(`   ${count} pages opened from a folder: ${folder.split("/").slice(-2).join("/")}`);
    for (const line of wrong) console.log(`WRONG: ${line}`);
    failed ||= wrong.length > 0;
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
