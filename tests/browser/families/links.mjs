// Every address that a page names within its site is there, and so is its anchor; at the root and below a path, where none
// may lead out of the path.

/** The links of a site by their whole address on the test server, each with a page that names it. */
function gather({ site, server, visits }) {
  const found = new Map();
  const host = new URL(site.address).origin;
  for (const { page, links } of visits) {
    for (const link of links) {
      const local = link.startsWith(`${host}/`) ? server.origin + link.slice(host.length) : link;
      if (local.startsWith(`${server.origin}/`) && !found.has(local)) found.set(local, page.url);
    }
  }
  return found;
}

async function followAll(one, faults) {
  const { site, server, visits } = one;
  const ids = new Map(visits.map((visit) => [server.origin + visit.page.url, new Set(visit.ids)]));
  const statuses = new Map();
  const links = gather(one);
  let anchors = 0;
  for (const [link, from] of links) {
    const [address, anchor] = link.split("#");
    if (!statuses.has(address)) statuses.set(address, (await fetch(address)).status);
    const shown = link.slice(server.origin.length);
    if (statuses.get(address) !== 200) faults.push(`${from} leads to ${shown}: ${statuses.get(address)}`);
    if (!shown.startsWith(site.path)) faults.push(`${from} leads out of ${site.path}: ${shown}`);
    if (!anchor) continue;
    anchors += 1;
    if (!ids.get(address)?.has(decodeURIComponent(anchor))) faults.push(`${from} leads to no place: ${shown}`);
  }
  return `${links.size} addresses and ${anchors} anchors below ${site.path}`;
}

async function follow({ root, below }) {
  const faults = [];
  const counts = [await followAll(root, faults), await followAll(below, faults)];
  return { checked: counts.join(", "), faults };
}

export default { name: "links", run: follow };
