// The preview's own script, in the preview alone: listens for changes of the page that it stands on, and draws the
// officer's bar. It never touches the page but to swap style sheets and pictures in place.
(() => {
  "use strict";
  const script = document.currentScript;
  const root = script.src.replace(/preview\.js.*$/, "");
  const { page, bytes, lang } = script.dataset;
  const words = {
    vi: {
      preview: "Xem trước", problems: "Vấn đề của trang", none: "Không có lỗi",
      errors: (n) => `${n} lỗi`, warnings: (n) => `${n} cảnh báo`,
      hide: "Ẩn thanh xem trước", show: "Hiện thanh xem trước", close: "Thu lại", files: "Tệp của trang này",
      related: "Tệp liên quan", template: "Mẫu", line: "dòng", copy: "Chép tên tệp", copied: "Đã chép",
      states: {
        draft: "Bản nháp: chưa ai thấy ngoài bản xem trước này", scheduled: "Hẹn đăng",
        published: "Đã đăng", withdrawn: "Đã gỡ",
      },
      illustration: "Minh họa", other: { vi: "Bản tiếng Việt", en: "Bản tiếng Anh" },
      translations: {
        none: "Chưa có bản tiếng Anh", translated: "Bản tiếng Anh: người dịch", machine: "Bản tiếng Anh: máy dịch",
        partial: "Bản tiếng Anh: dịch một phần", original: "Bản tiếng Anh: viết riêng",
      },
      held: "Trang đang hiện bản tốt gần nhất; hãy sửa lỗi để hiện bản mới.",
      heldFiles: "Các tệp sau đang hiện bản tốt gần nhất:", list: "Trang này được lập từ nhiều bản ghi.",
      lost: "Mất kết nối với chương trình; đang thử lại…", help: "Cách sửa:",
    },
    en: {
      preview: "Preview", problems: "Problems of the site", none: "No errors",
      errors: (n) => `${n} error${n === 1 ? "" : "s"}`, warnings: (n) => `${n} warning${n === 1 ? "" : "s"}`,
      hide: "Hide the preview bar", show: "Show the preview bar", close: "Close", files: "Files of this page",
      related: "Related files", template: "Template", line: "line", copy: "Copy the file's name", copied: "Copied",
      states: {
        draft: "Draft: nobody sees it outside this preview", scheduled: "To be published on",
        published: "Published", withdrawn: "Withdrawn",
      },
      illustration: "Illustration", other: { vi: "Vietnamese page", en: "English page" },
      translations: {
        none: "No English page yet", translated: "English: translated", machine: "English: machine translation",
        partial: "English: translated in part", original: "English: written anew",
      },
      held: "The site is shown as it last was without an error; mend the errors to see what is new.",
      heldFiles: "These files are shown as they last were without an error:",
      list: "This page is made from many records.", lost: "The program does not answer; trying again…", help: "How to mend it:",
    },
  }[lang === "en" ? "en" : "vi"];

  // The place on the page survives a reload, whatever the browser makes of it.
  const placeKey = `bantin-place:${page}`;
  const hiddenKey = "bantin-bar-hidden";
  const store = {
    get(kind, key) { try { return kind.getItem(key); } catch { return null; } },
    set(kind, key, value) { try { kind.setItem(key, value); } catch { /* private windows keep nothing */ } },
    drop(kind, key) { try { kind.removeItem(key); } catch { /* as above */ } },
  };
  const reload = () => {
    store.set(sessionStorage, placeKey, JSON.stringify([scrollX, scrollY]));
    location.reload();
  };
  const place = store.get(sessionStorage, placeKey);
  if (place) {
    store.drop(sessionStorage, placeKey);
    const [x, y] = JSON.parse(place);
    const restore = () => scrollTo({ left: x, top: y, behavior: "instant" });
    restore();
    addEventListener("load", restore, { once: true });
  }

  // Style sheets and pictures are swapped in place.
  const stem = (address) => new URL(address, location).pathname.replace(/\.[0-9a-f]+(\.css)$/, "$1");
  const swapStyles = (addresses) => {
    for (const address of addresses) {
      for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
        if (stem(link.href) !== stem(address) || new URL(link.href).pathname === address) continue;
        const fresh = link.cloneNode();
        fresh.href = address;
        fresh.addEventListener("load", () => link.remove(), { once: true });
        fresh.addEventListener("error", () => fresh.remove(), { once: true });
        link.after(fresh);
      }
    }
  };
  const swapPictures = (addresses, version) => {
    for (const picture of document.querySelectorAll("img")) {
      const address = new URL(picture.src, location);
      if (!addresses.includes(address.pathname)) continue;
      address.search = `?${version}`;
      picture.src = address;
    }
  };

  // The bar and the problems live in a shadow tree, out of the reach of the theme's styles.
  const host = document.createElement("bantin-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const style = make("link", { rel: "stylesheet", href: `${root}preview.css` });
  const status = make("p", { className: "status", role: "status" });
  const count = make("button", { type: "button", className: "count", "aria-expanded": "false", "aria-controls": "panel" });
  const state = make("p", { className: "state" });
  const lead = make("span", { className: "brand", textContent: words.preview });
  const hide = make("button", { type: "button", className: "hide", textContent: "×", ariaLabel: words.hide, title: words.hide });
  const show = make("button", { type: "button", className: "show", textContent: words.preview, ariaLabel: words.show, title: words.show });
  const backstage = make("details", { className: "backstage" }, make("summary", { textContent: words.files }));
  const files = make("div", { className: "files" });
  backstage.append(files);
  const panel = make("div", { id: "panel", className: "panel", hidden: true, tabIndex: -1 });
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-label", words.problems);
  const bar = make("div", { className: "bar" }, lead, count, state, backstage, status, hide);
  const box = make("aside", { className: "box", lang: lang === "en" ? "en" : "vi", ariaLabel: words.preview }, panel, bar);
  shadow.append(style, box, show);

  const setHidden = (hidden) => {
    box.hidden = hidden;
    show.hidden = !hidden;
  };
  hide.addEventListener("click", () => {
    store.set(localStorage, hiddenKey, "yes");
    setHidden(true);
    show.focus();
  });
  show.addEventListener("click", () => {
    store.drop(localStorage, hiddenKey);
    setHidden(false);
    count.focus();
  });
  const openPanel = (open) => {
    panel.hidden = !open;
    count.setAttribute("aria-expanded", String(open));
  };
  count.addEventListener("click", () => openPanel(panel.hidden));
  shadow.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (backstage.open) {
      backstage.open = false;
      backstage.firstChild.focus();
    } else if (!panel.hidden) {
      openPanel(false);
      count.focus();
    }
  });
  setHidden(store.get(localStorage, hiddenKey) === "yes");

  const placeOf = (excerpt) => {
    const at = excerpt.at ? `:${excerpt.at[0]}:${excerpt.at[1]}` : "";
    const line = excerpt.line && make("pre", {}, excerpt.line[0], make("mark", { textContent: excerpt.line[1] }), excerpt.line[2]);
    return [make("p", { className: "place", textContent: excerpt.path + at }), line];
  };
  const problemOf = (problem) => make(
    "li", { className: problem.level },
    make("h3", { textContent: problem.message }),
    ...problem.places.flatMap(placeOf),
    problem.near && make("p", { className: "near", textContent: problem.near }),
    make("p", { className: "help" }, make("strong", { textContent: words.help }), ` ${problem.help} `, make("code", { textContent: problem.code })),
  );

  let errorsBefore = 0;
  const showProblems = ({ problems, held, held_whole, shown }) => {
    const errors = problems.filter((problem) => problem.level === "error").length;
    const warnings = problems.length - errors;
    const parts = [errors > 0 && words.errors(errors), warnings > 0 && words.warnings(warnings)].filter(Boolean);
    count.textContent = parts.join(", ") || words.none;
    count.dataset.level = errors > 0 ? "error" : warnings > 0 ? "warning" : "none";
    count.disabled = problems.length === 0;
    const note = held_whole && shown ? [make("p", { className: "held", textContent: words.held })] : [];
    if (held.length > 0) {
      const list = make("ul", {}, ...held.map((path) => make("li", { textContent: path })));
      note.push(make("div", { className: "held" }, make("p", { textContent: words.heldFiles }), list));
    }
    panel.replaceChildren(
      make("div", { className: "head" }, make("h2", { textContent: words.problems }),
        make("button", { type: "button", textContent: words.close, onclick: () => { openPanel(false); count.focus(); } })),
      ...note, make("ol", {}, ...problems.map(problemOf)),
    );
    // An error opens the panel over the page, and the panel goes by itself when the last one is mended.
    if (errors > 0 && errorsBefore === 0) openPanel(true);
    if (errors === 0 && errorsBefore > 0) openPanel(false);
    if (problems.length === 0) openPanel(false);
    errorsBefore = errors;
    status.textContent = errors > 0 ? words.errors(errors) : "";
  };

  const fileOf = (file) => {
    const name = file.line ? `${file.path} (${words.line} ${file.line})` : file.path;
    const copy = make("button", { type: "button", textContent: words.copy });
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(file.path);
        copy.textContent = words.copied;
      } catch { getSelection().selectAllChildren(copy.previousSibling); }
    });
    return make("li", {}, make("code", { textContent: name }), copy);
  };
  const showBackstage = async () => {
    let found;
    try {
      const response = await fetch(`${root}page?page=${encodeURIComponent(page)}`);
      if (!response.ok) return;
      found = await response.json();
    } catch { return; }
    const told = [];
    if (found.state && found.state !== "published") {
      told.push(make("strong", { textContent: words.states[found.state] + (found.from ? ` ${found.from}` : "") }));
    }
    if (found.illustration) told.push(make("span", { textContent: words.illustration }));
    if (found.translation) told.push(make("span", { textContent: words.translations[found.translation] ?? found.translation }));
    if (found.other) told.push(make("a", { href: found.other[1], hreflang: found.other[0], textContent: words.other[found.other[0]] }));
    state.replaceChildren(...told);
    const lists = [];
    if (found.files.length > 0) lists.push(make("ul", {}, ...found.files.map(fileOf)));
    else if (found.kind) lists.push(make("p", { textContent: words.list }));
    if (found.related.length > 0) {
      lists.push(make("p", { textContent: words.related }), make("ul", {}, ...found.related.map(fileOf)));
    }
    if (found.template) lists.push(make("p", {}, `${words.template}: `, make("code", { textContent: found.template })));
    files.replaceChildren(...lists);
  };

  // A tab that nobody looks at holds no connection: a browser has few for one server. It catches up when it is
  // looked at again, by the fingerprint of the page that it shows.
  let source = null;
  const listen = () => {
    if (source) return;
    source = new EventSource(`${root}events?page=${encodeURIComponent(page)}&bytes=${bytes}`);
    source.addEventListener("open", () => { if (status.textContent === words.lost) status.textContent = ""; });
    source.addEventListener("error", () => { status.textContent = words.lost; });
    source.addEventListener("reload", reload);
    source.addEventListener("style", (event) => swapStyles(JSON.parse(event.data)));
    source.addEventListener("files", (event) => swapPictures(JSON.parse(event.data), event.lastEventId));
    source.addEventListener("problems", (event) => showProblems(JSON.parse(event.data)));
    source.addEventListener("version", showBackstage);
  };
  const rest = () => {
    source?.close();
    source = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => { if (!document.hidden) listen(); });
  document.body.append(host);
  listen();
})();
