// One visit to every page, on a narrow screen: what the browser says of it, for the families to judge.

import { NARROW, inTab, stay } from "./browser.mjs";

/** Four tabs share the work. */
const TABS = 4;

/**
 * Visits pages and returns what was seen, in the order of the pages: `complaints` of the console, `foreign` and `missing`
 * addresses that were asked for, and what `look` finds in the page.
 */
export async function visitAll(browser, server, pages) {
  const visits = new Array(pages.length);
  let next = 0;
  const work = () => inTab(browser, { viewport: NARROW }, async (tab) => {
    const seen = listen(tab, server.origin);
    while (next < pages.length) {
      const at = next++;
      const { complaints, foreign, missing } = seen.start();
      await stay(tab, pages[at], server.origin + pages[at].url);
      visits[at] = { page: pages[at], complaints, foreign, missing, ...(await tab.evaluate(look)) };
    }
  });
  await Promise.all(Array.from({ length: TABS }, work));
  return visits;
}

function listen(tab, origin) {
  let current;
  tab.on("console", (message) => {
    const { url } = message.location();
    // A browser that has not read the page's icon link yet asks for this one by itself; the pages name another.
    if (url === `${origin}/favicon.ico`) return;
    if (["error", "warning"].includes(message.type())) current.complaints.push(`${message.text()} ${url}`);
  });
  tab.on("pageerror", (error) => current.complaints.push(String(error)));
  tab.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) current.foreign.push(request.url());
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) current.missing.push(response.url());
  });
  return { start: () => (current = { complaints: [], foreign: [], missing: [] }) };
}

/** Runs in the page. */
function look() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const meta = {};
  for (const it of all("meta[name]")) (meta[it.name] ??= []).push(it.content);
  const attributes = all("a[href], link[href], img[src], source[src], script[src]");
  return {
    title: document.title,
    meta,
    width: document.documentElement.scrollWidth,
    headings: all("h1, h2, h3, h4, h5, h6").map((it) => ({
      level: Number(it.tagName[1]),
      text: it.textContent.trim(),
    })),
    landmarks: { main: all("main").length, header: all("body > header").length, footer: all("body > footer").length },
    namelessLinks: all("a[href]").filter((it) => !it.textContent.trim() && !it.ariaLabel).map((it) => it.outerHTML),
    ids: all("[id]").map((it) => it.id),
    links: [...new Set(attributes.map((it) => it.href || it.src))],
    scripts: all("script:not([type='application/ld+json'])").length,
  };
}
