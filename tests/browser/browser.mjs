// The browser: Debian's Chromium, which calls nobody, and pages of it at the sizes that are looked at.

import { chromium } from "playwright-core";

/** A phone, and a desktop. */
export const SCREENS = { phone: { width: 360, height: 800 }, desktop: { width: 1280, height: 900 } };

/** The narrowest screen that pages must fit. */
export const NARROW = { width: 320, height: 700 };

const SILENT = [
  "--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-sync",
  "--disable-gpu", "--no-first-run",
];

/** Launches the browser. The sandbox wants kernel rights that a container often lacks; the pages are our own. */
export function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: [...SILENT, "--no-sandbox"] });
}

/** Opens a page and stays on it, even where it leads on by itself. */
export async function stay(tab, page, address) {
  await tab.unrouteAll();
  const leadsOn = (request) => request.isNavigationRequest() && request.url() !== address;
  if (page.kind === "alias") {
    await tab.route("**", (route) => (leadsOn(route.request()) ? route.fulfill({ status: 204 }) : route.continue()));
  }
  await tab.goto(address);
}

/** Opens a tab of its own with `options` of a browser context, hands it to `look`, and closes it. */
export async function inTab(browser, options, look) {
  const context = await browser.newContext(options);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}
