// No page makes the console complain (errors, warnings, what the content policy refuses), asks another origin for anything,
// or asks for what is not there.

function listen({ root, below }) {
  const faults = [];
  const visits = [...root.visits, ...below.visits];
  for (const { page, complaints, foreign, missing } of visits) {
    faults.push(...complaints.map((it) => `${page.url} the console says: ${it}`));
    faults.push(...foreign.map((it) => `${page.url} asks another origin: ${it}`));
    faults.push(...missing.map((it) => `${page.url} asks for what is not there: ${it}`));
  }
  return { checked: `${visits.length} pages of two sites`, faults };
}

export default { name: "console and origins", run: listen };
