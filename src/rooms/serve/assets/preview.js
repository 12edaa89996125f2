// The preview's own script, in the preview alone: listens for changes of the page that it stands on, and draws the
// officer's bar. It never touches the page but to swap style sheets and pictures in place.
(() => {
  "use strict";
  const script = document.currentScript;
  const root = script.src.replace(/preview\.js.*$/, "");
  const { page, bytes } = script.dataset;
  const lang = script.dataset.lang === "en" ? "en" : "vi";
  const longDay = { dateStyle: "long", timeZone: "UTC" };
  const words = {
    vi: {
      preview: "Xem trước", hide: "Ẩn thanh xem trước", show: "Hiện thanh xem trước", close: "Đóng",
      problems: "Lỗi và cảnh báo", none: "Không có lỗi", levels: { error: "Lỗi:", warning: "Cảnh báo:" },
      errors: (n) => `${n} lỗi`, warnings: (n) => `${n} cảnh báo`, help: "Cách sửa:",
      held: "Bản tin đang hiện bản tốt gần nhất. Sửa hết lỗi thì bản mới tự hiện ra.",
      heldFiles: "Vì có lỗi, phần của các tệp sau vẫn hiện như trước khi có lỗi (tệp mới thì chưa hiện):",
      files: "Tệp của trang", related: "Tệp liên quan", template: "Mẫu giao diện", line: "dòng",
      list: "Trang này được lập từ nhiều hồ sơ.", nothing: "Ở địa chỉ này không có trang nào.",
      copy: "Chép đường dẫn", copied: "Đã chép",
      short: { draft: "Bản nháp", scheduled: "Hẹn đăng" },
      states: {
        draft: "Bản nháp, chỉ thấy trong bản xem trước",
        scheduled: (day) => `Hẹn đăng ngày ${day.split("-").reverse().join("/").replace(/\/0(?=[3-9])/, "/")}`,
      },
      illustration: "Nội dung minh họa", other: { vi: "Xem trang tiếng Việt", en: "Xem trang tiếng Anh" },
      translations: {
        none: "Chưa có bản tiếng Anh", original: "Bản tiếng Anh: bản gốc", translated: "Bản tiếng Anh: bản dịch",
        machine: "Bản tiếng Anh: dịch máy", partial: "Bản tiếng Anh: dịch một phần",
      },
      cut: "Mất kết nối", lost: "Mất kết nối với chương trình bantin, đang thử lại…",
    },
    en: {
      preview: "Preview", hide: "Hide the preview bar", show: "Show the preview bar", close: "Close",
      problems: "Errors and warnings", none: "No errors", levels: { error: "Error:", warning: "Warning:" },
      errors: (n) => `${n} error${n === 1 ? "" : "s"}`, warnings: (n) => `${n} warning${n === 1 ? "" : "s"}`,
      help: "How to mend it:",
      held: "The bulletin is shown as it last was without an error. Mend them all, and the new state shows by itself.",
      heldFiles: "Since there are errors, what these files hold stays as it was before (a new file is not shown yet):",
      files: "Files of the page", related: "Related files", template: "Template", line: "line",
      list: "This page is made from many records.", nothing: "There is no page at this address.",
      copy: "Copy the path", copied: "Copied",
      short: { draft: "Draft", scheduled: "Scheduled" },
      states: {
        draft: "Draft, seen in this preview only",
        scheduled: (day) => `Scheduled for ${new Date(day).toLocaleDateString("en-GB", longDay)}`,
      },
      illustration: "Illustration", other: { vi: "See the Vietnamese page", en: "See the English page" },
      translations: {
        none: "No English page yet", original: "English page: original", translated: "English page: translation",
        machine: "English page: machine translation", partial: "English page: translated in part",
      },
      cut: "No connection", lost: "The bantin program does not answer, trying again…",
    },
  }[lang];

  // Some windows keep nothing, and say so by throwing.
  const inMemory = (map) => ({
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => map.set(key, value),
    removeItem: (key) => map.delete(key),
  });
  const kept = (kind) => {
    try { return globalThis[kind]; } catch { return inMemory(new Map()); }
  };
  const [forTab, forAll] = [kept("sessionStorage"), kept("localStorage")];

  // A reload keeps the place on the page, whatever the browser makes of it. It waits while the browser is on its way to
  // another page: it would bring back this one.
  const WAY = 5000;
  let leaving = -Infinity;
  addEventListener("beforeunload", () => { leaving = performance.now(); });
  const reload = () => {
    if (performance.now() - leaving < WAY) return void setTimeout(reload, WAY);
    forTab.setItem("bantin-place", JSON.stringify([page, scrollX, scrollY]));
    location.reload();
  };
  const restore = () => {
    const [of, left, top] = JSON.parse(forTab.getItem("bantin-place") ?? "[]");
    if (of === page) scrollTo({ left, top, behavior: "instant" });
  };

  // Style sheets and pictures are swapped in place.
  const swaps = new Map();
  const stem = (address) => new URL(address, location).pathname.replace(/\.[0-9a-f]+(\.css)$/, "$1");
  const swapStyle = (link, address) => {
    const fresh = link.cloneNode();
    swaps.get(link)?.remove();
    swaps.set(link, fresh);
    fresh.href = address;
    fresh.addEventListener("load", () => {
      if (swaps.get(link) !== fresh) return;
      link.remove();
      swaps.delete(link);
    }, { once: true });
    fresh.addEventListener("error", () => {
      fresh.remove();
      if (swaps.get(link) === fresh) swaps.delete(link);
    }, { once: true });
    link.after(fresh);
  };
  const swapStyles = (addresses) => {
    const coming = new Set(swaps.values());
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !coming.has(link));
    for (const link of links) {
      const address = addresses.find((address) => stem(address) === stem(link.href));
      const last = swaps.get(link) ?? link;
      if (address && new URL(last.href).pathname !== address) swapStyle(link, address);
    }
  };
  const swapPictures = (isMeant) => {
    const fresh = (written) => {
      const address = new URL(written, location);
      if (address.origin !== location.origin || !isMeant(address.pathname)) return written;
      address.search = `?${Date.now()}`;
      return address.pathname + address.search;
    };
    const freshSet = (set) => set.split(", ").map((one) => one.replace(/^\S+/, fresh)).join(", ");
    for (const picture of document.querySelectorAll("img, picture > source")) {
      for (const [name, renewed] of [["srcset", freshSet], ["src", fresh]]) {
        const written = picture.getAttribute(name);
        if (written && renewed(written) !== written) picture.setAttribute(name, renewed(written));
      }
    }
  };

  // The bar and its panels live in a shadow tree, out of the reach of the theme's styles, behind the body.
  const make = (name, properties, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const button = (name, properties) => make("button", { type: "button", className: name, ...properties });
  const panel = (id, title) => {
    const content = make("div", { className: "content" });
    const close = button("close", { textContent: words.close, onclick: () => setOpen("") });
    const head = make("div", { className: "head" }, make("h2", { id: `${id}-title`, textContent: title }), close);
    const name = { role: "region", "aria-labelledby": `${id}-title` };
    const opener = button("opener", { textContent: title, "aria-expanded": "false", "aria-controls": id });
    opener.addEventListener("click", () => setOpen(open === id ? "" : id));
    const region = make("section", { id, className: "panel", hidden: true, tabIndex: 0, ...name }, head, content);
    return { opener, content, region };
  };
  const panels = { problems: panel("problems", words.problems), files: panel("files", words.files) };
  const state = make("p", { className: "state" });
  const lost = make("p", { className: "lost", role: "status" });
  const said = make("p", { className: "said", role: "status" });
  const hide = button("hide", { textContent: "×", "aria-label": words.hide, title: words.hide });
  const show = button("show", { textContent: words.preview, title: words.show, "aria-expanded": "false" });
  // The error page shows the problems itself, and needs of the bar only that the program was lost.
  const errorList = document.querySelector(".error-page .problems");
  const brand = make("p", { className: "brand", textContent: words.preview });
  const tools = errorList ? [] : [brand, panels.problems.opener, panels.files.opener, state, hide];
  const bar = make("div", { className: "bar" }, ...tools, lost);
  const box = make("aside", { className: "box", lang, "aria-label": words.preview, hidden: true },
    panels.problems.region, panels.files.region, bar, show);
  const room = make("div", {});
  const host = document.createElement("bantin-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const style = make("link", { rel: "stylesheet", href: `${root}preview.css` });
  shadow.append(style, room, box, said);

  // On a narrow screen the bar is one small button, unless the officer wants it whole.
  const narrow = matchMedia("(max-width: 40rem), (max-height: 30rem)");
  let isStyled = false;
  let open = (!errorList && forTab.getItem("bantin-open")) || "";
  let errors = "";
  let short = null;
  const isHidden = () => (forAll.getItem("bantin-bar") ?? (narrow.matches ? "hidden" : "shown")) === "hidden";
  const draw = () => {
    const focused = shadow.activeElement;
    const isAway = !errorList && isHidden();
    box.hidden = !isStyled || (errorList !== null && !lost.textContent);
    box.classList.toggle("small", isAway && !open);
    bar.hidden = isAway;
    show.hidden = !isAway || Boolean(open);
    for (const [id, { opener, region }] of Object.entries(panels)) {
      region.hidden = open !== id;
      opener.setAttribute("aria-expanded", String(open === id));
    }
    const { level, count } = panels.problems.opener.dataset;
    show.textContent = [words.preview, short, count, lost.textContent && words.cut].filter(Boolean).join(" · ");
    show.dataset.level = level ?? "none";
    if (focused?.closest("[hidden]")) (isAway ? show : panels.problems.opener).focus();
  };
  /** Opens a panel, or none, as the officer wants it; errors that were put away do not come back by themselves. */
  const setOpen = (id) => {
    const before = open;
    open = id;
    forTab.setItem("bantin-open", id);
    if (errors && id !== "problems") forTab.setItem("bantin-seen", errors);
    const isInside = shadow.activeElement !== null;
    draw();
    if (id) panels[id].region.focus();
    else if (before && isInside) (bar.hidden ? show : panels[before].opener).focus();
  };
  hide.addEventListener("click", () => {
    forAll.setItem("bantin-bar", "hidden");
    setOpen("");
    show.focus();
  });
  show.addEventListener("click", () => {
    forAll.setItem("bantin-bar", "shown");
    draw();
    panels.problems.opener.focus();
  });
  document.addEventListener("keydown", (event) => {
    // While a Vietnamese word is composed the key is the input method's.
    if (event.key === "Escape" && open && !event.isComposing && !event.defaultPrevented) setOpen("");
  });
  narrow.addEventListener("change", draw);

  // The end of the page, and what has the focus, are never below the bar.
  const below = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, below];
  const makeRoom = () => {
    const height = box.hidden ? 0 : Math.ceil(innerHeight - box.getBoundingClientRect().top);
    room.style.height = `${height}px`;
    below.replaceSync(`html { scroll-padding-bottom: ${height + 8}px; }`);
  };
  new ResizeObserver(makeRoom).observe(box);

  // Words in backquotes are code, as in the terminal.
  const coded = (text) => text.split("`").map((part, at) => (at % 2 ? make("code", { textContent: part }) : part));
  const placeOf = ({ path, at, line }) => [
    make("p", { className: "place", textContent: at ? `${path}:${at[0]}:${at[1]}` : path }),
    line && make("pre", {}, line[0], make("mark", { textContent: line[1] }), line[2]),
  ];
  const problemOf = (heading) => ({ level, message, places, near, help, code }) => make("li", { className: level },
    make(heading, {}, make("span", { className: "level", textContent: words.levels[level] }), " ", ...coded(message)),
    ...places.flatMap(placeOf),
    near && make("p", { className: "near" }, ...coded(near)),
    make("p", {}, make("strong", { textContent: words.help }), " ", ...coded(help)),
    make("p", { className: "code" }, make("code", { textContent: code })));
  const heldOf = ({ held, held_whole, shown }) => {
    if (held_whole && shown) return make("div", { className: "held" }, make("p", { textContent: words.held }));
    const paths = held.map((path) => make("li", {}, make("code", { textContent: path })));
    const note = make("p", { textContent: words.heldFiles });
    return paths.length > 0 ? make("div", { className: "held" }, note, make("ul", {}, ...paths)) : null;
  };
  /** What the errors are, wherever they move in their files and on however many pages a template has them. */
  const keyOf = (wrong) => {
    const keys = wrong.map(({ code, places: [place] }) => JSON.stringify([code, place?.path, place?.line?.[1]]));
    return [...new Set(keys)].sort().join("\n");
  };
  const showProblems = (told) => {
    const wrong = told.problems.filter(({ level }) => level === "error");
    const warnings = told.problems.length - wrong.length;
    const { opener, content } = panels.problems;
    const counts = [wrong.length && words.errors(wrong.length), warnings && words.warnings(warnings)];
    const count = counts.filter(Boolean).join(", ");
    opener.textContent = count || words.none;
    opener.dataset.count = count;
    opener.dataset.level = wrong.length ? "error" : warnings ? "warning" : "none";
    content.replaceChildren(...[heldOf(told)].filter(Boolean), ...(count
      ? [make("ol", {}, ...told.problems.map(problemOf("h3")))]
      : [make("p", { textContent: words.none })]));
    errorList?.replaceChildren(...told.problems.map(problemOf("h2")));
    const before = errors;
    errors = keyOf(wrong);
    if (errors !== before) said.textContent = count || words.none;
    // New errors open the panel over the page, and it goes by itself when the last one is mended.
    if (errors && errors !== forTab.getItem("bantin-seen") && !errorList) open = "problems";
    if (!errors && before) open = forTab.getItem("bantin-open") === "files" ? "files" : "";
    if (!errors) forTab.removeItem("bantin-seen");
    draw();
  };

  const fileOf = ({ path, line }) => {
    const name = make("code", { textContent: path });
    const copy = button("copy", { textContent: words.copy });
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(path);
        copy.textContent = words.copied;
        said.textContent = `${words.copied}: ${path}`;
        setTimeout(() => { copy.textContent = words.copy; }, 2000);
      } catch { getSelection().selectAllChildren(name); }
    });
    return make("li", {}, name, line && make("span", { textContent: `${words.line} ${line}` }), copy);
  };
  const filesOf = ({ kind, files, related, template }) => [
    files.length > 0 && make("ul", {}, ...files.map(fileOf)),
    files.length === 0 && make("p", { textContent: kind ? words.list : words.nothing }),
    related.length > 0 && make("h3", { textContent: words.related }),
    related.length > 0 && make("ul", {}, ...related.map(fileOf)),
    template && make("h3", { textContent: words.template }),
    template && make("p", {}, make("code", { textContent: template })),
  ];
  const stateOf = ({ state, from, illustration, translation, other }) => {
    const told = words.states[state];
    return [
      told && make("strong", { textContent: typeof told === "string" ? told : told(from ?? "") }),
      illustration && make("span", { textContent: words.illustration }),
      translation && make("span", { textContent: words.translations[translation] ?? translation }),
      other && make("a", { href: other[1], hreflang: other[0], textContent: words.other[other[0]] }),
    ];
  };
  let asked = 0;
  let backstage = "";
  const askBackstage = async () => {
    const question = ++asked;
    const response = await fetch(`${root}page?page=${encodeURIComponent(page)}`);
    const text = response.ok ? await response.text() : backstage;
    // A later answer may be here already; the same as before leaves the focus where it is.
    if (question !== asked || text === backstage) return;
    backstage = text;
    const found = JSON.parse(text);
    state.replaceChildren(...stateOf(found).filter(Boolean));
    panels.files.content.replaceChildren(...filesOf(found).filter(Boolean));
    short = words.short[found.state];
    draw();
  };
  // Behind the error page there may be no site. What cannot be fetched is asked for again when the stream is back.
  const showBackstage = () => (errorList ? null : askBackstage().catch(() => {}));

  // A tab that nobody looks at holds no connection: a browser has few for one server. It catches up when it is looked
  // at again, by the fingerprint of the page that it shows; its pictures have none, and are fetched again.
  const AGAIN = 1500;
  let source = null;
  let again = 0;
  let isBehind = document.hidden;
  const setLost = (isLost) => {
    lost.textContent = isLost ? words.lost : "";
    draw();
  };
  const rest = () => {
    clearTimeout(again);
    source?.close();
    source = null;
    isBehind = true;
  };
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(`${root}events?page=${encodeURIComponent(page)}&bytes=${bytes}`);
    const on = (name, act) => source.addEventListener(name, (event) => act(event.data && JSON.parse(event.data)));
    on("open", () => {
      setLost(false);
      if (isBehind) swapPictures(() => true);
      isBehind = false;
    });
    // Not every browser tries again by itself, and none does after a refusal.
    on("error", () => {
      rest();
      setLost(true);
      again = setTimeout(listen, AGAIN);
    });
    on("reload", reload);
    on("style", swapStyles);
    on("files", (addresses) => swapPictures((path) => addresses.includes(path)));
    on("problems", showProblems);
    on("version", showBackstage);
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => {
    leaving = -Infinity;
    listen();
  });
  addEventListener("online", () => {
    rest();
    listen();
  });

  style.addEventListener("load", () => {
    isStyled = true;
    draw();
    makeRoom();
  });
  document.documentElement.append(host);
  restore();
  const placed = () => {
    restore();
    forTab.removeItem("bantin-place");
  };
  if (document.readyState === "complete") placed();
  else addEventListener("load", placed, { once: true });
  listen();
})();
