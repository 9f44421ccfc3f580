// A patient's phone. It asks the server what changed whenever the server says that something did, and never trusts what
// the bot wrote: every text becomes text, only the marks that Telegram knows become elements.

const $ = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const state = {
  as: (query.get("as") || "").toLowerCase(),
  server: "", rev: 0, chat: null, bubbles: new Map(), payload: query.get("start") || "",
  reply: null, edit: null, chosen: null, stick: true, pressed: new Map(), loading: null, again: false, stream: null,
};

// Talking to the server.

async function call(path, body, form) {
  const response = await fetch(`api/${path}?as=${encodeURIComponent(state.as)}`, {
    method: "POST",
    headers: form ? {} : { "Content-Type": "application/json" },
    body: form || JSON.stringify(body || {}),
  });
  const answer = await response.json().catch(() => ({ error: "The server gave no answer." }));
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
}

// attempt runs an action and shows what went wrong in words; it says whether all went well.
async function attempt(action) {
  try {
    await action();
    return true;
  } catch (error) {
    toast(error.message);
    return false;
  }
}

// refresh asks for what changed; while one question is open, a second is asked after it.
function refresh() {
  if (state.loading) {
    state.again = true;
    return state.loading;
  }
  state.loading = load().catch(() => { $("offline").hidden = false; }).finally(() => {
    state.loading = null;
    if (state.again) {
      state.again = false;
      refresh();
    }
  });
  return state.loading;
}

async function load() {
  const who = state.as;
  const parameters = new URLSearchParams({ as: who, server: state.server, since: String(state.rev) });
  const response = await fetch(`api/chat?${parameters}`);
  if (!response.ok) throw new Error(response.statusText);
  const chat = await response.json();
  if (who !== state.as) return; // another person was chosen meanwhile
  if (!chat.me.key) {
    await choose(chat.people);
    return;
  }
  const whole = chat.server !== state.server || state.rev === 0;
  state.server = chat.server;
  state.rev = chat.rev;
  state.chat = chat;
  $("offline").hidden = true;
  show(chat, whole);
}

// choose takes the first person there is, or makes one.
async function choose(people) {
  if (people.length > 0 && !state.as) {
    become(people[0].key);
    return;
  }
  const name = state.as ? state.as[0].toUpperCase() + state.as.slice(1) : "Anna";
  const person = await call("person", { name, language: "en" });
  become(person.key);
}

function become(key) {
  state.as = key;
  state.rev = 0;
  state.bubbles.clear();
  $("log").replaceChildren();
  cancelContext();
  const address = new URL(location.href);
  address.searchParams.set("as", key);
  history.replaceState(null, "", address);
  listen();
  refresh();
}

function listen() {
  if (state.stream) state.stream.close();
  state.stream = new EventSource(`api/events?as=${encodeURIComponent(state.as)}`);
  state.stream.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (news.server !== state.server || news.rev !== state.rev) refresh();
  };
  state.stream.onopen = () => { $("offline").hidden = true; };
  state.stream.onerror = () => { $("offline").hidden = false; };
}

// Showing the chat.

function show(chat, whole) {
  if (whole) state.stick = true;
  document.title = `${chat.me.name} · ${chat.bot.name}`;
  $("bot-name").textContent = chat.bot.name;
  $("avatar").textContent = initial(chat.bot.name);
  $("username").textContent = `@${chat.bot.username}`;
  $("language").value = [...$("language").options].some((o) => o.value === chat.me.language) ? chat.me.language : "en";
  $("block").textContent = chat.blocked ? "Unblock the bot" : "Block the bot";
  showPeople(chat);
  if (whole) {
    state.bubbles.clear();
    $("log").replaceChildren();
  }
  let own = false;
  for (const bubble of chat.bubbles) {
    own ||= !bubble.bot && !state.bubbles.has(bubble.id);
    keep(bubble, !whole);
  }
  arrange();
  $("intro").hidden = state.bubbles.size > 0;
  $("description").textContent = chat.bot.description || "Write a message, and the bot answers here.";
  showAction(chat);
  showFoot(chat);
  showToast(chat.toast, whole);
  if (state.stick || own) toEnd(whole ? "instant" : "smooth");
  else if (chat.bubbles.length > 0) $("down").hidden = false;
}

function showPeople(chat) {
  for (const list of [$("people"), $("people-narrow")]) {
    const items = chat.people.map((person, i) => {
      const face = element("span", { class: `face c${i % 5}`, "aria-hidden": "true" }, initial(person.name));
      const button = element("button", { type: "button" }, face, element("span", { dir: "auto" }, person.name));
      if (person.key === state.as) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => {
        $("menu").close();
        if (person.key !== state.as) become(person.key);
      });
      return element("li", {}, button);
    });
    const focused = list.contains(document.activeElement);
    list.replaceChildren(...items);
    if (focused) list.querySelector("[aria-current]")?.focus();
  }
}

// keep puts a bubble into the log, in the place of an older version of it.
function keep(bubble, live) {
  const before = state.bubbles.get(bubble.id);
  if (bubble.deleted) {
    before?.node.remove();
    state.bubbles.delete(bubble.id);
    return;
  }
  const node = bubble.kind === "service" ? note(bubble) : draw(bubble);
  state.bubbles.set(bubble.id, { ...bubble, node });
  if (before) {
    const focused = before.node.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
    before.node.replaceWith(node);
    if (focused) node.querySelector(`[data-focus="${focused}"]`)?.focus();
    return;
  }
  if (live) node.classList.add("fresh");
  $("log").append(node);
}

// arrange sets the lines between days and the corners of bubbles that belong together.
function arrange() {
  const log = $("log");
  for (const line of log.querySelectorAll(".day")) line.remove();
  let day = "";
  let previous = null;
  for (const bubble of [...state.bubbles.values()].sort((a, b) => a.id - b.id)) {
    const node = bubble.node;
    const today = dayOf(bubble.date);
    const fresh = today !== day;
    if (fresh) {
      day = today;
      log.insertBefore(element("li", { class: "day" }, element("span", {}, today)), node);
    }
    const first = fresh || !previous || previous.bot !== bubble.bot || bubble.date - previous.date > 300;
    node.classList.toggle("first", first);
    node.classList.add("last");
    if (!first && previous) previous.node.classList.remove("last");
    previous = bubble;
  }
}

function note(bubble) {
  const text = bubble.media?.new_chat_members ? "The bot was added" : "The chat changed";
  return element("li", { class: "note" }, element("span", {}, text));
}

function draw(bubble) {
  const inner = element("div", { class: "bubble" });
  const who = bubble.bot ? state.chat.bot.name : "You";
  inner.append(element("span", { class: "hidden" }, `${who}: `));
  if (bubble.forwarded) inner.append(element("div", { class: "forwarded" }, "Forwarded"));
  if (bubble.reply) inner.append(quote(bubble.reply));
  inner.append(...content(bubble));
  if (bubble.text) {
    const body = element("div", { class: "body", dir: "auto" });
    body.append(...formatted(bubble.text, bubble.entities || []));
    body.append(meta(bubble));
    inner.append(body);
  } else {
    inner.append(meta(bubble));
  }
  inner.append(element("div", { class: "clear" }));
  const more = element("button", { type: "button", class: "more", "aria-haspopup": "dialog", "data-focus": "more", "aria-label": `Options for message: ${snippet(bubble)}` }, icon("more"));
  more.addEventListener("click", () => openOptions(bubble));
  inner.append(more);
  inner.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    openOptions(bubble);
  });
  const item = element("li", { class: bubble.bot ? "msg" : "msg own", id: `m${bubble.id}` }, inner);
  if (bubble.buttons) item.append(keys(bubble));
  return item;
}

function meta(bubble) {
  const time = new Date(bubble.date * 1000);
  const clock = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const parts = [];
  if (bubble.edited) parts.push(element("span", {}, "edited"));
  parts.push(element("time", { datetime: time.toISOString(), dir: "ltr" }, clock));
  if (!bubble.bot) {
    parts.push(icon(bubble.delivered ? "ticks" : "tick"), element("span", { class: "hidden" }, bubble.delivered ? "Received by the bot" : "Sent"));
  }
  return element("span", { class: "meta" }, ...parts);
}

function quote(reply) {
  const button = element("button", { type: "button", class: "quote", "data-focus": "quote" },
    element("span", { class: "hidden" }, "In reply to "), element("strong", { dir: "auto" }, reply.name), element("span", { dir: "auto" }, reply.text));
  button.addEventListener("click", () => {
    const node = state.bubbles.get(reply.id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("found");
    requestAnimationFrame(() => node.classList.add("found"));
  });
  return button;
}

// content draws what a message holds besides its text.
function content(bubble) {
  const file = bubble.file;
  const address = `api/file?as=${encodeURIComponent(state.as)}&message=${bubble.id}`;
  switch (bubble.kind) {
    case "photo": case "animation": {
      const image = element("img", { src: address, alt: bubble.text ? "" : "Photo", loading: "lazy" });
      if (file.width) [image.width, image.height] = [file.width, file.height];
      const button = element("button", { type: "button", class: "photo", "aria-label": "Open the photo", "data-focus": "photo" }, image);
      button.addEventListener("click", () => {
        $("picture-image").src = address;
        $("picture-image").alt = bubble.text || "Photo";
        $("picture").showModal();
      });
      return [button];
    }
    case "voice": case "audio":
      return [element("audio", { controls: "", preload: "metadata", src: address, "aria-label": bubble.kind === "voice" ? "Voice message" : "Sound" })];
    case "video": case "video_note":
      return [element("video", { controls: "", preload: "metadata", src: address, "aria-label": "Video" })];
    case "document":
      return [element("a", { class: "card", href: address, download: file.name || "file" }, element("span", { class: "round" }, icon("file")),
        element("span", {}, element("strong", { dir: "auto" }, file.name || "File"), element("small", {}, size(file.size))))];
    case "location": case "venue": {
      const { latitude, longitude } = bubble.media.location;
      const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
      return [card("pin", bubble.media.venue?.title || "Location", bubble.media.venue?.address || place)];
    }
    case "contact":
      return [card("person", [bubble.media.contact.first_name, bubble.media.contact.last_name].filter(Boolean).join(" "), bubble.media.contact.phone_number)];
    case "sticker":
      return [element("div", { class: "sticker" }, bubble.media?.sticker?.emoji || "🙂")];
  }
  return [];
}

function card(name, title, line) {
  return element("div", { class: "card" }, element("span", { class: "round" }, icon(name)),
    element("span", {}, element("strong", { dir: "auto" }, title), element("small", { dir: "ltr" }, line)));
}

// formatted turns a text and its entities into nodes. Offsets count UTF-16 units, as JavaScript strings do.
function formatted(text, entities) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const render = (from, to) => {
    const nodes = [];
    let at = from;
    while (sorted.length > 0 && sorted[0].offset < to) {
      const entity = sorted.shift();
      const start = Math.max(entity.offset, at);
      const end = Math.min(entity.offset + entity.length, to);
      if (start > at) nodes.push(text.slice(at, start));
      nodes.push(marked(entity, render(start, end), text.slice(start, end)));
      at = Math.max(at, end);
    }
    if (at < to) nodes.push(text.slice(at, to));
    return nodes;
  };
  return render(0, text.length);
}

function marked(entity, inner, text) {
  switch (entity.type) {
    case "bold": return element("strong", {}, ...inner);
    case "italic": return element("em", {}, ...inner);
    case "underline": return element("u", {}, ...inner);
    case "strikethrough": return element("s", {}, ...inner);
    case "code": return element("code", {}, ...inner);
    case "pre": return element("pre", {}, element("code", {}, ...inner));
    case "blockquote": case "expandable_blockquote": return element("blockquote", {}, ...inner);
    case "spoiler": {
      const hidden = element("button", { type: "button", class: "spoiler", "aria-label": "Hidden text, press to show" }, ...inner);
      hidden.addEventListener("click", () => {
        hidden.classList.add("open");
        hidden.removeAttribute("aria-label");
      });
      return hidden;
    }
    case "text_link": return link(entity.url, inner);
    case "url": return link(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`, inner);
    case "email": return link(`mailto:${text}`, inner);
    case "bot_command": {
      const command = element("button", { type: "button", class: "command" }, ...inner);
      command.addEventListener("click", () => attempt(() => call("say", { text })));
      return command;
    }
  }
  return element("span", {}, ...inner);
}

function link(address, inner) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return element("span", {}, ...inner);
  }
  if (!["http:", "https:", "mailto:"].includes(url.protocol)) return element("span", {}, ...inner);
  const anchor = element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" }, ...inner);
  anchor.addEventListener("click", (event) => { if (deepLink(url.href)) event.preventDefault(); });
  return anchor;
}

// deepLink opens a link to the bot itself where it belongs: here, behind the start button.
function deepLink(address) {
  const found = new RegExp(`^https?://t\\.me/${state.chat.bot.username}\\?start=([A-Za-z0-9_-]{1,64})$`, "i").exec(address);
  if (!found) return false;
  state.payload = found[1];
  showFoot(state.chat);
  $("start").focus();
  return true;
}

function keys(bubble) {
  const group = element("div", { class: "keys", role: "group", "aria-label": "Buttons" });
  bubble.buttons.forEach((row, r) => {
    const line = element("div", {});
    row.forEach((button, c) => {
      const key = element("button", { type: "button", class: `${button.style || ""} ${button.kind === "url" ? "url" : ""}`.trim(), "data-focus": `k${r}.${c}`, dir: "auto" }, button.text);
      if (button.kind === "url") key.append(element("span", { class: "hidden" }, " (opens a page)"));
      key.addEventListener("click", () => press(bubble, r, c, key));
      line.append(key);
    });
    group.append(line);
  });
  return group;
}

async function press(bubble, row, col, key) {
  key.setAttribute("aria-busy", "true");
  const idle = () => key.removeAttribute("aria-busy");
  const well = await attempt(async () => {
    const answer = await call("press", { message: bubble.id, row, col });
    if (answer.copied) {
      await navigator.clipboard?.writeText(answer.copied).catch(() => {});
      toast("Copied");
    }
    if (answer.url && !deepLink(answer.url)) window.open(answer.url, "_blank", "noopener");
    if (!answer.query) return idle();
    state.pressed.set(answer.query, idle);
    setTimeout(idle, 10000);
    settle(state.chat.toast);
  });
  if (!well) idle();
}

// settle stops the clock of the button that the bot has answered.
function settle(answered) {
  const idle = answered && state.pressed.get(answered.query);
  if (!idle) return false;
  state.pressed.delete(answered.query);
  idle();
  return true;
}

function showToast(answered, whole) {
  if (!settle(answered) || whole || !answered.text) return;
  if (answered.alert) {
    $("alert-text").textContent = answered.text;
    $("alert").showModal();
  } else {
    toast(answered.text);
  }
}

let actionTimer = 0;
function showAction(chat) {
  clearTimeout(actionTimer);
  const words = {
    typing: "typing…", upload_photo: "sending a photo…", record_voice: "recording a voice message…", upload_voice: "sending a voice message…",
    upload_document: "sending a file…", find_location: "choosing a place…",
  };
  const status = $("status");
  const busy = Boolean(chat.action);
  status.textContent = busy ? words[chat.action] || "working…" : "bot";
  status.classList.toggle("busy", busy);
  $("typing").hidden = chat.action !== "typing";
  if (busy) {
    if (state.stick) toEnd("smooth");
    actionTimer = setTimeout(() => showAction({ ...chat, action: "" }), chat.action_ms);
  }
}

function showFoot(chat) {
  const start = $("start");
  const first = !chat.started || state.payload !== "";
  start.hidden = !(first || chat.blocked);
  start.textContent = chat.blocked ? "Unblock and restart" : "Start";
  $("composer").hidden = !start.hidden || !$("recording").hidden;
  $("commands-button").hidden = chat.bot.commands.length === 0;
  const keyboard = $("keyboard");
  keyboard.hidden = !chat.keyboard || !start.hidden;
  keyboard.replaceChildren();
  for (const row of chat.keyboard?.rows || []) {
    const line = element("div", {});
    for (const button of row) {
      const key = element("button", { type: "button", dir: "auto" }, button.text);
      key.addEventListener("click", () => {
        if (button.kind === "location") shareLocation();
        else attempt(() => call("press", { message: 0, label: button.text }));
      });
      line.append(key);
    }
    keyboard.append(line);
  }
  $("text").placeholder = chat.keyboard?.placeholder || "Message";
}

// Writing.

const text = $("text");

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight + 2, 132)}px`;
  const some = text.value.trim() !== "" || Boolean(state.edit);
  $("send").hidden = !some;
  $("record").hidden = some;
}

async function submit() {
  const value = text.value.trim();
  if (!value) return;
  const { reply, edit } = state;
  // The field is free at once for the next message; what could not be sent comes back.
  state.edit = null;
  text.value = "";
  cancelContext();
  const well = await attempt(() => edit ? call("edit", { id: edit.id, text: value }) : call("say", { text: value, reply: reply?.id || 0 }));
  if (!well && text.value === "") text.value = value;
  grow();
}

function setContext(kind, bubble) {
  state.reply = kind === "reply" ? bubble : null;
  state.edit = kind === "edit" ? bubble : null;
  $("context").hidden = false;
  $("context-icon").setAttribute("href", kind === "edit" ? "#i-edit" : "#i-reply");
  $("send-icon").setAttribute("href", kind === "edit" ? "#i-check" : "#i-send");
  $("send").setAttribute("aria-label", kind === "edit" ? "Save" : "Send");
  $("context-title").textContent = kind === "edit" ? "Edit message" : `Reply to ${bubble.bot ? state.chat.bot.name : "yourself"}`;
  $("context-text").textContent = snippet(bubble);
  if (kind === "edit") text.value = bubble.text;
  grow();
  text.focus();
}

function cancelContext() {
  if (state.edit) text.value = "";
  state.reply = state.edit = null;
  $("context").hidden = true;
  $("send-icon").setAttribute("href", "#i-send");
  $("send").setAttribute("aria-label", "Send");
  grow();
}

function openOptions(bubble) {
  state.chosen = bubble;
  $("do-edit").parentElement.hidden = bubble.bot || !bubble.text;
  $("do-copy").parentElement.hidden = !bubble.text;
  $("options").showModal();
}

// Sending files.

async function sendFile(kind, blob, name, more) {
  const form = new FormData();
  form.set("kind", kind);
  for (const [field, value] of Object.entries(more || {})) form.set(field, value);
  if (state.reply) form.set("reply", state.reply.id);
  form.set("file", blob, name);
  const well = await attempt(() => call("send", null, form));
  if (well) cancelContext();
}

// asPhoto makes a JPEG of at most 1280 pixels, as a phone does before it sends.
async function asPhoto(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, 1280 / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff"; // a JPEG has no transparency
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("This picture cannot be sent."))), "image/jpeg", 0.87));
}

let pending = null;
async function preview(kind, file) {
  let blob = file;
  const image = $("preview-image");
  image.hidden = true;
  if (kind === "photo") {
    try {
      blob = await asPhoto(file);
      image.src = URL.createObjectURL(blob);
      image.hidden = false;
    } catch {
      kind = "document"; // not a picture that this browser can read: it goes as a file
    }
  }
  pending = { kind, blob, name: file.name };
  $("preview-title").textContent = { photo: "Send photo", voice: "Send voice message", document: "Send document" }[kind];
  $("preview-name").textContent = kind === "photo" ? "" : `${file.name} · ${size(file.size)}`;
  $("caption").value = "";
  $("preview").showModal();
  $("caption").focus();
}

// seconds is the length of a sound, 0 if the browser cannot tell.
function seconds(blob) {
  return new Promise((resolve) => {
    const sound = document.createElement("audio");
    const done = (value) => {
      URL.revokeObjectURL(sound.src);
      resolve(Number.isFinite(value) ? Math.round(value) : 0);
    };
    sound.onloadedmetadata = () => done(sound.duration);
    sound.onerror = () => done(0);
    sound.src = URL.createObjectURL(blob);
  });
}

function shareLocation() {
  const send = (latitude, longitude) => attempt(() => call("location", { latitude, longitude }));
  const elsewhere = () => send(51.50722, -0.1275); // without a place of its own the phone is in London
  if (!navigator.geolocation) return elsewhere();
  navigator.geolocation.getCurrentPosition((p) => send(p.coords.latitude, p.coords.longitude), elsewhere, { timeout: 4000, maximumAge: 60000 });
}

// Recording.

let recorder = null;
async function record() {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) {
    $("pick-voice").click();
    return;
  }
  let sound;
  try {
    sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    toast("The microphone is not available. You can attach a sound file.");
    return;
  }
  const kind = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"].find((type) => MediaRecorder.isTypeSupported(type));
  const parts = [];
  const began = Date.now();
  recorder = new MediaRecorder(sound, kind ? { mimeType: kind } : {});
  recorder.send = false;
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.onstop = () => {
    for (const track of sound.getTracks()) track.stop();
    clearInterval(recorder.clock);
    const length = Math.max(1, Math.round((Date.now() - began) / 1000));
    const type = (recorder.mimeType || "audio/ogg").split(";")[0];
    if (recorder.send) sendFile("voice", new Blob(parts, { type }), "voice", { seconds: length });
    recorder = null;
    $("recording").hidden = true;
    showFoot(state.chat);
  };
  const clock = () => {
    const passed = Math.floor((Date.now() - began) / 1000);
    $("recording-time").textContent = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")}`;
  };
  clock();
  recorder.clock = setInterval(clock, 500);
  recorder.start();
  $("recording").hidden = false;
  $("composer").hidden = true;
  $("recording-send").focus();
}

// Small things.

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

function initial(name) { return [...(name || "?")][0].toUpperCase(); }

function snippet(bubble) {
  const names = { photo: "Photo", voice: "Voice message", audio: "Sound", video: "Video", document: "File", location: "Location", contact: "Contact", sticker: "Sticker" };
  const words = bubble.text || names[bubble.kind] || "Message";
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function dayOf(unix) {
  const date = new Date(unix * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const long = { day: "numeric", month: "long" };
  if (date.getFullYear() !== new Date().getFullYear()) long.year = "numeric";
  return date.toLocaleDateString([], long);
}

function nearEnd() {
  const scroll = $("scroll");
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

// toEnd goes to the newest message and stays there until the person scrolls away.
function toEnd(behavior) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  state.stick = true;
  $("scroll").scrollTo({ top: $("scroll").scrollHeight, behavior: calm ? "instant" : behavior });
  $("down").hidden = true;
}

let toastTimer = 0;
function toast(words) {
  clearTimeout(toastTimer);
  $("toast").textContent = words;
  $("toast").hidden = false;
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 4000);
}

// The wiring.

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
text.addEventListener("input", grow);
// Enter sends and Shift+Enter does not. Keyboards on glass tell only of the line break, so that is what is watched.
let shifted = false;
text.addEventListener("beforeinput", (event) => {
  const line = event.inputType === "insertLineBreak" || event.inputType === "insertParagraph" || event.data === "\n";
  if (!line || shifted || event.isComposing) return;
  event.preventDefault();
  submit();
});
text.addEventListener("keydown", (event) => {
  shifted = event.shiftKey;
  if (event.key === "Escape" && !$("context").hidden) {
    cancelContext();
  } else if (event.key === "ArrowUp" && text.value === "") {
    const own = [...state.bubbles.values()].filter((b) => !b.bot && b.text && b.kind === "text").sort((a, b) => b.id - a.id)[0];
    if (own) {
      event.preventDefault();
      setContext("edit", own);
    }
  }
});
text.addEventListener("paste", (event) => {
  const file = [...(event.clipboardData?.files || [])][0];
  if (!file) return;
  event.preventDefault();
  preview(file.type.startsWith("image/") ? "photo" : "document", file);
});
$("context-close").addEventListener("click", () => { cancelContext(); text.focus(); });
$("start").addEventListener("click", () => attempt(async () => {
  const payload = state.payload;
  await call("start", { payload });
  state.payload = "";
  const address = new URL(location.href);
  address.searchParams.delete("start");
  history.replaceState(null, "", address);
  await refresh();
  text.focus();
}));
$("down").addEventListener("click", () => toEnd("smooth"));
$("scroll").addEventListener("scroll", () => {
  if (!nearEnd()) return;
  state.stick = true;
  $("down").hidden = true;
}, { passive: true });
// Only the person lets go of the end: a picture that loads late, or a smooth scroll under way, does not.
for (const touch of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  $("scroll").addEventListener(touch, () => setTimeout(() => { state.stick = nearEnd(); }, 250), { passive: true });
}
new ResizeObserver(() => { if (state.stick) toEnd("instant"); }).observe($("log"));

$("open-attach").addEventListener("click", () => $("attach").showModal());
for (const button of document.querySelectorAll("[data-pick]")) {
  button.addEventListener("click", () => {
    $("attach").close();
    $(`pick-${button.dataset.pick}`).click();
  });
}
for (const [id, kind] of [["pick-photo", "photo"], ["pick-voice", "voice"], ["pick-file", "document"]]) {
  $(id).addEventListener("change", () => {
    const file = $(id).files[0];
    $(id).value = "";
    if (file) preview(kind, file);
  });
}
$("preview-form").addEventListener("submit", async () => {
  const { kind, blob, name } = pending;
  const more = { caption: $("caption").value };
  if (kind === "voice") more.seconds = await seconds(blob);
  await sendFile(kind, blob, name, more);
});
$("share-location").addEventListener("click", () => { $("attach").close(); shareLocation(); });
$("share-contact").addEventListener("click", () => { $("attach").close(); attempt(() => call("contact")); });

$("record").addEventListener("click", record);
$("recording-cancel").addEventListener("click", () => recorder?.stop());
$("recording-send").addEventListener("click", () => {
  if (!recorder) return;
  recorder.send = true;
  recorder.stop();
});

$("open-menu").addEventListener("click", () => $("menu").showModal());
$("language").addEventListener("change", () => attempt(() => call("language", { language: $("language").value })));
$("block").addEventListener("click", () => {
  $("menu").close();
  attempt(() => call("block", { blocked: !state.chat.blocked }));
});
$("commands-button").addEventListener("click", () => {
  $("command-list").replaceChildren(...state.chat.bot.commands.map((command) => {
    const button = element("button", { type: "button" }, element("span", {}, element("strong", {}, `/${command.command}`), element("br", {}), element("small", { dir: "auto" }, command.description)));
    button.addEventListener("click", () => {
      $("commands").close();
      attempt(() => call("say", { text: `/${command.command}` }));
    });
    return element("li", {}, button);
  }));
  $("commands").showModal();
});
$("do-reply").addEventListener("click", () => { $("options").close(); setContext("reply", state.chosen); });
$("do-edit").addEventListener("click", () => { $("options").close(); setContext("edit", state.chosen); });
$("do-copy").addEventListener("click", async () => {
  $("options").close();
  await navigator.clipboard?.writeText(state.chosen.text).catch(() => {});
  toast("Copied");
});
for (const form of [$("add"), $("add-narrow")]) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = new FormData(form).get("name");
    attempt(async () => {
      const person = await call("person", { name, language: "en" });
      form.reset();
      $("menu").close();
      become(person.key);
    });
  });
}
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
}

const theme = $("theme");
theme.value = localStorage.getItem("theme") || "";
function applyTheme() {
  if (theme.value) document.documentElement.dataset.theme = theme.value;
  else delete document.documentElement.dataset.theme;
}
theme.addEventListener("change", () => {
  localStorage.setItem("theme", theme.value);
  applyTheme();
});
applyTheme();

grow();
refresh().then(() => { if (!state.stream && state.as) listen(); });
