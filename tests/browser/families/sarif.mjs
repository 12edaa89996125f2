// What `check --format sarif` writes validates against the schema of SARIF 2.1.0: of the example as it is, and of one with
// errors, with a warning that is waived, and with a finding about a file of an odd name; in both languages.

import Ajv from "ajv";
import addFormats from "ajv-formats";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { Preview } from "../preview.mjs";

const SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
const MEETING = "content/meetings/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat.toml";

/** Nothing in the schema is peculiar to the old draft that it names; only its patterns are not of today's kind. */
function validator() {
  const { $schema, id, ...schema } = createRequire(import.meta.url)(SCHEMA);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

function judge(validate, site, language, least) {
  const asked = ["check", "--format", "sarif", "--lang", language, "--site", site.site];
  const log = JSON.parse(spawnSync(site.program, asked, { encoding: "utf8", maxBuffer: 1 << 26 }).stdout);
  validate(log);
  const faults = (validate.errors ?? []).map((it) => `${language}: ${it.instancePath} ${it.message}`);
  const results = log.runs[0].results.length;
  if (results < least) faults.push(`${language}: ${results} results, and at least ${least} were wanted`);
  return { results, faults };
}

function examine({ program }) {
  const validate = validator();
  if (validate({ version: "2.1.0", runs: [{}] })) return { checked: "the schema", faults: ["it takes a run without a tool"] };
  const site = new Preview(program, "vi");
  try {
    const judged = ["vi", "en"].map((language) => judge(validate, site, language, 1));
    site.edit(MEETING, 'status = "held"', 'status = "{0} [hedl](meeting:x)"');
    site.write("content/articles/lạ, tên {1}.xyz", "x");
    judged.push(...["vi", "en"].map((language) => judge(validate, site, language, 2)));
    const results = judged.reduce((sum, it) => sum + it.results, 0);
    return { checked: `${judged.length} logs, ${results} results`, faults: judged.flatMap((it) => it.faults) };
  } finally {
    site.close();
  }
}

export default { name: "SARIF", run: examine };
