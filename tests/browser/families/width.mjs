// No page scrolls sideways on a screen 320 px wide.

import { NARROW } from "../browser.mjs";

function measure({ root, below }) {
  const visits = [...root.visits, ...below.visits];
  const wide = visits.filter((visit) => visit.width > NARROW.width);
  const faults = wide.map(({ page, width }) => `${page.url} is ${width} px wide`);
  return { checked: `${visits.length} pages of two sites at ${NARROW.width} px`, faults };
}

export default { name: "no sideways scroll", run: measure };
