// Every page says what it is in Dublin Core: title, creator, publisher, identifier, language, and a date.
//
// Four kinds may lack `dc.date`, because nothing dates them: a standing page that never changed, a body that no record
// names, a document whose day is not known, the page that is not there. An alias only leads on, and says nothing.

const ALWAYS = ["dc.title", "dc.creator", "dc.publisher", "dc.identifier", "dc.language"];
const MAY_LACK_A_DATE = ["standing", "body", "document", "not-found"];

function judge({ page, meta, headings }, site) {
  const faults = ALWAYS.filter((name) => !meta[name]?.every((value) => value.trim())).map((name) => `has no ${name}`);
  if (!meta["dc.date"] && !MAY_LACK_A_DATE.includes(page.kind)) faults.push("has no dc.date");
  if (meta["dc.date"] && !/^\d{4}(-\d\d){0,2}$/.test(meta["dc.date"][0])) faults.push("has a dc.date that is no date");
  if (meta["dc.language"]?.[0] !== page.language) faults.push("has a dc.language that is not its own");
  const address = new URL(site.address).origin + page.url;
  if (meta["dc.identifier"]?.[0] !== address) faults.push(`has a dc.identifier that is not ${address}`);
  if (page.kind !== "home" && meta["dc.title"]?.[0] !== headings[0]?.text) faults.push("has a dc.title that is not its h1");
  if (!meta.description?.[0].trim()) faults.push("has no description");
  return faults.map((fault) => `${page.url} ${fault}`);
}

function read({ root, below }) {
  const faults = [root, below].flatMap(({ site, visits }) => {
    const shown = visits.filter(({ page }) => page.kind !== "alias");
    return shown.flatMap((visit) => judge(visit, site));
  });
  const visits = [...root.visits, ...below.visits];
  const dated = visits.filter(({ meta }) => meta["dc.date"]).length;
  return { checked: `${visits.length} pages of two sites, ${dated} with a date`, faults };
}

export default { name: "metadata", run: read };
