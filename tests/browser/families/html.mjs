// html-validate on every page. Only the rule against long titles is off: a title of the news may be long.

import { HtmlValidate } from "html-validate";

const RULES = { extends: ["html-validate:recommended"], rules: { "long-title": "off" } };

async function validate({ root }) {
  const validator = new HtmlValidate(RULES);
  const faults = [];
  for (const page of root.site.pages) {
    const report = await validator.validateString(page.html, page.url);
    for (const it of report.results.flatMap((result) => result.messages)) {
      faults.push(`${page.url}:${it.line}:${it.column} ${it.message} (${it.ruleId})`);
    }
  }
  return { checked: `${root.site.pages.length} pages`, faults };
}

export default { name: "html-validate", run: validate };
