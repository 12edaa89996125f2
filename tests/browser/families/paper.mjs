// Printed to PDF, every kind of page and every state: the text on paper has the page's heading, its whole address and its date, and none
// of the ways on; and it is dark on white, also from a dark screen. The sheets stay beside the screenshots, for people to look at.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SCREENS, inTab, stay } from "../browser.mjs";

/** A sheet, with a margin as printers have. */
const SHEET = { format: "A4", printBackground: true };

/** The least of the light of a sheet, of 255: paper with words on it. */
const LIGHT = 200;

/** Runs in the page: what must stand on paper, and words that are for the screen alone. */
function look() {
  const words = (selector) => document.querySelector(selector)?.textContent.trim();
  const all = (selector) => [...document.querySelectorAll(selector)].map((it) => it.textContent.replace(/\s+/g, " ").trim());
  return {
    must: [words("h1"), document.querySelector("link[rel=canonical]").href],
    date: words(".page-date"),
    never: [words(".skip"), words(".share"), ...all(".feeds li"), all(".menu li").join(" "), all(".crumbs li").join(" "), ...all(".up")],
  };
}

/** Words without their blanks: lines of a PDF break where they like. */
const bare = (words) => words.normalize("NFC").replace(/[\s\u00ad\u200b]+/g, "");

function judge({ must, date, never }, text) {
  const printed = bare(text);
  const lacking = [...must, date].filter((words) => words && !printed.includes(bare(words)));
  const shown = never.filter((words) => words && bare(words).length > 5 && printed.includes(bare(words)));
  return [...lacking.map((words) => `does not print “${words}”`), ...shown.map((words) => `prints “${words}”`)];
}

/** The light of the first sheet, 0 to 255. */
function light(file) {
  const picture = execFileSync("pdftoppm", ["-r", "20", "-gray", "-f", "1", "-l", "1", file]);
  // Three numbers stand before the bytes: width, height, and the greatest.
  const head = /^P5\s+\d+\s+\d+\s+\d+\s/.exec(picture.subarray(0, 40).toString("latin1"))[0].length;
  const pixels = picture.subarray(head);
  return pixels.reduce((sum, it) => sum + it, 0) / pixels.length;
}

async function print({ browser, samples, shots }) {
  const folder = join(shots, "paper");
  mkdirSync(folder, { recursive: true });
  const faults = [];
  let dated = 0;
  const shown = samples.filter((page) => !["alias", "not-found"].includes(page.kind));
  await inTab(browser, { viewport: SCREENS.desktop, colorScheme: "dark" }, async (tab) => {
    for (const page of shown) {
      await stay(tab, page, page.address);
      const said = await tab.evaluate(look);
      dated += said.date ? 1 : 0;
      const file = join(folder, `${page.name}.pdf`);
      writeFileSync(file, await tab.pdf(SHEET));
      const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
      const found = judge(said, text);
      if (light(file) < LIGHT) found.push("is not printed on white");
      faults.push(...found.map((fault) => `${page.url} ${fault}`));
    }
  });
  return { checked: `${shown.length} pages, ${dated} with a date`, faults };
}

export default { name: "paper", run: print };
