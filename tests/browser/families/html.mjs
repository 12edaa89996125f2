// html-validate on every page. Only the rule against long titles is off: a title of the news may be long.

import { HtmlValidate } from "html-validate";

const RULES = { extends: ["html-validate:recommended"], rules: { "long-title": "off" } };

async function validate({ root, below }) {
  const validator = new HtmlValidate(RULES);
  const faults = [];
  const pages = [...root.site.pages, ...below.site.pages];
  for (const page of pages) {
    const report = await validator.validateString(page.html, page.url);
    for (const it of report.results.flatMap((result) => result.messages)) {
      faults.push(`${page.url}:${it.line}:${it.column} ${it.message} (${it.ruleId})`);
    }
  }
  return { checked: `${pages.length} pages of two sites`, faults };
}

export default { name: "html-validate", run: validate };
