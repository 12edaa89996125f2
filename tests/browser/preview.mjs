// `bantin serve` as the tests see it: the program runs over a copy of the example that a check may edit, and the tabs that
// look at it are listened to. Nothing waits for a time: what is promised is waited for, however slow the machine is.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SCREENS } from "./browser.mjs";

const DAY = "2026-11-24";

/** How long is waited for what never comes. */
const PATIENCE = 60_000;

/** A program that previews a site. */
export class Preview {
  constructor(program, language) {
    this.program = program;
    this.language = language;
    this.folder = mkdtempSync(join(tmpdir(), "bantin-preview-"));
    this.site = join(this.folder, "site");
    for (const name of ["bulletin.toml", "content", "themes"]) {
      cpSync(name, join(this.site, name), { recursive: true });
    }
  }

  /** Starts the program, on a port of its own choice or on a given one, and learns its address. */
  async start(port = 0) {
    const site = ["--site", this.site, "--today", DAY, "--lang", this.language];
    this.running = spawn(this.program, ["serve", "--port", String(port), ...site]);
    this.running.stderr.resume();
    const address = await addressOf(this.running);
    this.port ??= new URL(address).port;
    if (new URL(address).port !== this.port) throw new Error(`port ${this.port} was taken meanwhile`);
    this.origin = new URL(address).origin;
  }

  /** Kills the program, as a machine that loses power does. */
  async kill() {
    if (this.running.exitCode !== null || this.running.signalCode !== null) return;
    const gone = once(this.running, "exit");
    this.running.kill("SIGKILL");
    await gone;
  }

  async restart() {
    await this.start(this.port);
  }

  async close() {
    if (this.running) await this.kill();
    rmSync(this.folder, { recursive: true });
  }

  read(name) {
    return readFileSync(join(this.site, name), "utf8");
  }

  /** Writes a file the way that editors do: beside it, then over it. */
  write(name, content) {
    const beside = join(this.folder, "beside");
    writeFileSync(beside, content);
    renameSync(beside, join(this.site, name));
  }

  /** Replaces the first `from` of a file, which must be there; what is returned puts it back. */
  edit(name, from, to) {
    const before = this.read(name);
    if (!before.includes(from)) throw new Error(`${name} does not hold “${from}”`);
    this.write(name, before.replace(from, () => to));
    return () => this.write(name, before);
  }

  append(name, more) {
    const before = this.read(name);
    this.write(name, before + more);
    return () => this.write(name, before);
  }
}

async function addressOf(running) {
  let said = "";
  for await (const piece of running.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    said += piece;
    const address = /http:\/\/\S+/.exec(said);
    if (!address) continue;
    running.stdout.resume();
    return address[0];
  }
  throw new Error(`the program ended before it said its address: ${said}`);
}

/** The tabs of a check, and what they complained of. */
class Tabs {
  constructor(browser, preview) {
    this.browser = browser;
    this.preview = preview;
    this.contexts = [];
    this.complaints = [];
    /** What the console may say, where a check makes trouble on purpose. */
    this.allowed = null;
  }

  /** Opens a page in a tab of its own, and waits for the bar to know the problems of the site. */
  async open(path, options = {}) {
    const still = { viewport: SCREENS.desktop, reducedMotion: "reduce" };
    const context = await this.browser.newContext({ ...still, ...options });
    this.contexts.push(context);
    context.setDefaultTimeout(PATIENCE);
    const tab = await context.newPage();
    this.listen(tab);
    await tab.goto(this.preview.origin + path);
    if (!options.isBroken) await bar(tab).locator("[data-level]").first().waitFor({ state: "attached" });
    return tab;
  }

  listen(tab) {
    const complain = (words) => {
      if (!this.allowed?.test(words)) this.complaints.push(words);
    };
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complain(`the console says: ${message.text()}`);
    });
    tab.on("pageerror", (error) => complain(`the page throws: ${error}`));
    tab.on("request", (request) => {
      if (!request.url().startsWith(`${this.preview.origin}/`)) complain(`another origin is asked: ${request.url()}`);
    });
  }

  async close() {
    await Promise.all(this.contexts.map((context) => context.close()));
  }
}

/** The officer's bar of a tab; locators see through its shadow root. */
export function bar(tab) {
  return tab.locator("bantin-preview");
}

/** Marks a page: a reload takes the mark away. */
export async function mark(tab) {
  await tab.evaluate(() => { globalThis.isMarked = true; });
}

export function isMarked(tab) {
  return tab.evaluate(() => globalThis.isMarked === true);
}

/**
 * Runs checks one after another, by the names of their promises: `check(preview, tabs)`, each with a program and a site of
 * its own. What a check throws is its fault, and so is what its tabs complain of.
 */
export async function checkAll({ browser, program }, checks, language = "vi") {
  const faults = [];
  for (const [promise, check] of Object.entries(checks)) {
    const preview = new Preview(program, language);
    const tabs = new Tabs(browser, preview);
    try {
      await check(preview, tabs);
    } catch (error) {
      faults.push(`${promise}: ${error.message}`);
    } finally {
      await tabs.close();
      await preview.close();
    }
    faults.push(...tabs.complaints.map((complaint) => `${promise}: ${complaint}`));
  }
  return { checked: `${Object.keys(checks).length} promises`, faults };
}
