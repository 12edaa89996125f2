// What is wrong with the site stands over the last good page, with its place, its line and what helps, and goes by itself;
// a site that never was right has an error page until it is.

import assert from "node:assert/strict";
import { bar, checkAll, isMarked, mark } from "../preview.mjs";

const MEETING = "content/meetings/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat.toml";
const MEETING_PAGE = "/cuoc-hop/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat/";
const TEMPLATE = "themes/bulletin/templates/meeting.html";
const STATUS = 'status = "held"';
const MISSPELT = 'status = "hedl"';
const TITLE = "Hội nghị tổng kết mười năm";

const panel = (tab) => bar(tab).locator("#problems");
const row = (text, piece) => text.slice(0, text.indexOf(piece)).split("\n").length;

const overThePage = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(MEETING_PAGE);
  await mark(tab);
  const line = row(preview.read(MEETING), STATUS);
  const mend = preview.edit(MEETING, STATUS, MISSPELT);
  const problem = panel(tab).locator("ol > li");
  await problem.waitFor();
  assert.equal(await problem.count(), 1);
  assert.equal(await problem.locator(".place").innerText(), `${MEETING}:${line}:10`);
  assert.equal(await problem.locator("pre").innerText(), MISSPELT);
  assert.equal(await problem.locator("mark").innerText(), '"hedl"');
  assert.match(await problem.innerText(), /Có phải là held\?\s+Cách sửa: /i);
  await panel(tab).getByText(MEETING, { exact: true }).waitFor();
  assert(await tab.getByRole("heading", { level: 1, name: TITLE }).isVisible(), "the page is not there any more");
  mend();
  await panel(tab).waitFor({ state: "hidden" });
  assert(await isMarked(tab), "the page was reloaded");
};

const lastGood = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(MEETING_PAGE);
  const now = "Buổi gặp mặt nhìn lại mười năm";
  preview.write(MEETING, preview.read(MEETING).replace(TITLE, now).replace(STATUS, MISSPELT));
  await panel(tab).waitFor();
  // Another page that names the record, asked for now, has it as it last was too.
  const list = await tabs.open("/cuoc-hop/2022/");
  await panel(list).waitFor();
  for (const shown of [tab, list]) {
    assert(await shown.locator("main").getByText(TITLE).first().isVisible(), "the last good title is not shown");
    assert.equal(await shown.getByText(now).count(), 0, "a record with an error is shown");
  }
  preview.edit(MEETING, MISSPELT, STATUS);
  for (const shown of [tab, list]) {
    await shown.locator("main").getByText(now).first().waitFor();
    await panel(shown).waitFor({ state: "hidden" });
  }
};

const template = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(MEETING_PAGE);
  await mark(tab);
  const mend = preview.edit(TEMPLATE, "{% block content %}", "{% block content %}{{ nothing.at_all }}");
  const line = row(preview.read(TEMPLATE), "{{ nothing.at_all }}");
  await panel(tab).getByText(`${TEMPLATE}:${line}:`).first().waitFor();
  // Asked for anew, the page is the last that could be made.
  const other = await tabs.open(MEETING_PAGE);
  for (const shown of [tab, other]) await shown.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  mend();
  for (const shown of [tab, other]) await panel(shown).waitFor({ state: "hidden" });
  assert(await isMarked(tab), "the page was reloaded");
};

const putAway = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(MEETING_PAGE);
  const mend = preview.edit(MEETING, STATUS, MISSPELT);
  await panel(tab).waitFor();
  await tab.keyboard.press("Escape");
  await panel(tab).waitFor({ state: "hidden" });
  await tab.reload();
  await bar(tab).locator(".opener[data-level=error]").waitFor();
  assert(await panel(tab).isHidden(), "errors that were put away came back");
  preview.edit(MEETING, 'part_of_day = "chieu"', 'part_of_day = "chiu"');
  await panel(tab).locator("ol > li").nth(1).waitFor();
  mend();
  await panel(tab).waitFor({ state: "hidden" });
};

const whileHidden = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(MEETING_PAGE);
  await bar(tab).locator(".hide").click();
  await bar(tab).locator(".bar").waitFor({ state: "hidden" });
  const mend = preview.edit(MEETING, STATUS, MISSPELT);
  await panel(tab).waitFor();
  mend();
  await panel(tab).waitFor({ state: "hidden" });
  assert(await bar(tab).locator(".bar").isHidden(), "the bar came back with the errors");
};

const sharp = async (preview, tabs) => {
  await preview.start();
  const tab = await tabs.open(MEETING_PAGE);
  preview.edit(MEETING, STATUS, 'status = "<img src=x onerror=alert(1)>"');
  await panel(tab).locator("ol > li").waitFor();
  assert.equal(await panel(tab).locator("img").count(), 0, "a value of a record became HTML");
};

const errorPage = async (preview, tabs) => {
  tabs.allowed = /the server responded with a status of 500/;
  const mend = preview.edit(MEETING, STATUS, MISSPELT);
  await preview.start();
  const tab = await tabs.open("/", { isBroken: true });
  const problems = tab.locator("body.error-page .problems > li");
  assert.equal(await problems.count(), 1);
  assert.match(await problems.locator(".place").innerText(), new RegExp(`^${MEETING}:\\d+:10$`));
  assert.equal(await problems.locator("mark").innerText(), '"hedl"');
  const written = await problems.innerHTML();
  // The list follows: an error more, in the very elements that the page was written with.
  const back = preview.edit("content/registry/units.toml", "schema = 1", "schema =");
  await problems.nth(1).waitFor();
  const html = await tab.locator("body.error-page .problems").innerHTML();
  assert(html.replaceAll(/\s/g, "").includes(written.replaceAll(/\s/g, "")), "the script writes other elements");
  back();
  mend();
  await tab.locator("body.page-home h1").waitFor();
  await bar(tab).locator(".opener[data-level]").first().waitFor();
};

const errorPageLost = async (preview, tabs) => {
  tabs.allowed = /the server responded with a status of 500|Failed to load resource: net::ERR_/;
  const mend = preview.edit(MEETING, STATUS, MISSPELT);
  await preview.start();
  const tab = await tabs.open(MEETING_PAGE, { isBroken: true });
  await tab.locator("body.error-page").waitFor();
  await preview.kill();
  await bar(tab).locator(".lost:not(:empty)").waitFor();
  mend();
  await preview.restart();
  await tab.getByRole("heading", { level: 1, name: TITLE }).waitFor();
};

const CHECKS = {
  "an error stands over the page with its place, line and help, and goes by itself": overThePage,
  "what has an error is shown as it last was": lastGood,
  "so it is where a template fails": template,
  "errors that were put away come back with new ones alone": putAway,
  "errors are shown where the bar is hidden": whileHidden,
  "a value of a record is never HTML": sharp,
  "a site that never was right has an error page until it is": errorPage,
  "so it has when the program starts again meanwhile": errorPageLost,
};

export default { name: "preview, problems", run: (context) => checkAll(context, CHECKS) };
