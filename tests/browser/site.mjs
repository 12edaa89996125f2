// A built site as the tests see it: its address, its pages, and which of them are looked at closely.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What a page may hold that each deserves a close look, by a piece of its HTML, no letter of which means more to a pattern. */
const STATES = {
  alert: 'class="markdown-alert-',
  attachments: 'class="files"',
  caption: 'class="caption-only"',
  cancelled: "notice-cancelled",
  corrected: "notice-correction",
  ended: "notice-ended",
  expired: "notice-expired",
  footnotes: 'class="footnote"',
  picture: "<figure id=",
  planned: "notice-planned",
  postponed: "notice-postponed",
  replaced: "notice-replaced",
  split: /<h2 id="trang--\d{4}-\d\d"><a /,
  table: 'class="table-box"',
  untranslated: "badge-untranslated",
  urgent: "notice-urgent",
  "switch-missing": "switch-note",
};

/**
 * Reads a built site.
 *
 * `address` is the whole address that the site was built for, `path` the part of it below the host, and `pages` its pages
 * by address, each with its file, its `kind`, its language and its HTML.
 */
export function readSite(folder) {
  const front = readFileSync(join(folder, "index.html"), "utf8");
  const address = one(front, /<link rel="canonical" href="([^"]+)">/);
  const path = new URL(address).pathname;
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
  return { folder, address, path, pages: files.map((name) => readPage(join(folder, name), folder, path)) };
}

function readPage(file, folder, path) {
  const html = readFileSync(file, "utf8");
  const name = relative(folder, file).split(sep).join("/");
  return {
    file,
    html,
    url: path + name.replace(/(^|\/)index\.html$/, "$1"),
    kind: one(html, /<body class="page page-([a-z-]+)"/),
    language: one(html, /<html lang="([a-z]+)"/),
  };
}

function one(html, pattern) {
  const found = pattern.exec(html);
  if (!found) throw new Error(`a page has nothing like ${pattern}`);
  return found[1];
}

/**
 * Picks the pages that are looked at closely: of each kind and language the fullest, and one of each state that a page can
 * be in; of the first site that has any. Each has a `name` that is a file's name too, and its `address` on its server.
 */
export function samples(sites) {
  const picked = new Map();
  const fullest = sites.flatMap(({ site, server }) =>
    site.pages
      .map((page) => ({ ...page, address: server.origin + page.url }))
      .sort((a, b) => b.html.length - a.html.length || (a.url < b.url ? -1 : 1)),
  );
  const pick = (name, page) => {
    if (page && ![...picked.values()].some((it) => it.url === page.url)) picked.set(name, { name, ...page });
  };
  for (const page of fullest) {
    const name = `${page.kind}-${page.language}`;
    if (!picked.has(name)) pick(name, page);
  }
  for (const [state, piece] of Object.entries(STATES)) {
    for (const language of ["vi", "en"]) {
      const of_state = fullest.find((page) => page.language === language && page.html.search(piece) >= 0);
      pick(`${of_state?.kind}-${state}-${language}`, of_state);
    }
  }
  return [...picked.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
