// Every page but an alias reads in order: one first heading, no level left out, one main part between a header and a footer, a skip link
// that leads there, a title of its own, and no link without words.

function judge({ page, title, headings, landmarks, ids, namelessLinks }, titles) {
  const faults = [];
  const levels = headings.map((it) => it.level);
  if (levels.filter((level) => level === 1).length !== 1) faults.push("does not have one h1");
  if (levels[0] !== 1) faults.push("does not begin with its h1");
  levels.forEach((level, at) => {
    if (at > 0 && level > levels[at - 1] + 1) faults.push(`leaves out a level before “${headings[at].text}”`);
  });
  if (headings.some((it) => !it.text)) faults.push("has an empty heading");
  if (Object.values(landmarks).some((count) => count !== 1)) faults.push("does not have one main, header and footer");
  const skip = /<a class="skip" href="#([^"]+)">/.exec(page.html);
  if (!skip || !ids.includes(skip[1])) faults.push("has no skip link that leads on");
  faults.push(...namelessLinks.map((link) => `has a link without words: ${link}`));
  const other = titles.get(`${page.language} ${title}`);
  if (other) faults.push(`has the title of ${other}: “${title}”`);
  titles.set(`${page.language} ${title}`, page.url);
  return faults.map((fault) => `${page.url} ${fault}`);
}

function read({ root, below }) {
  const shown = [root, below].map(({ visits }) => visits.filter(({ page }) => page.kind !== "alias"));
  const headings = shown.flat().reduce((sum, visit) => sum + visit.headings.length, 0);
  const judgeAll = (visits) => {
    const titles = new Map();
    return visits.flatMap((visit) => judge(visit, titles));
  };
  return {
    checked: `${shown.flat().length} pages of two sites with ${headings} headings`,
    faults: shown.flatMap(judgeAll),
  };
}

export default { name: "outline", run: read };
