// The Nu Html Checker (vnu) on every page of the built folders.

import { spawnSync } from "node:child_process";
import vnu from "vnu-jar";

function validate({ root, below }) {
  const options = ["-jar", vnu, "--skip-non-html", "--format", "json", root.site.folder, below.site.folder];
  const { stderr, error } = spawnSync("java", options, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error) throw error;
  const { messages } = JSON.parse(stderr);
  const wrong = messages.filter((it) => it.type === "error" || it.subType === "warning");
  const faults = wrong.map((it) => `${it.url}:${it.lastLine}:${it.lastColumn} ${it.message}`);
  return { checked: `${root.site.pages.length + below.site.pages.length} pages of two sites`, faults };
}

export default { name: "vnu", run: validate };
