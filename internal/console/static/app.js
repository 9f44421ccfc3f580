// The console's own script. Pages work without it; with it they stay live, ring, and lose nothing that is being written.
// The server makes all HTML: an event only says that something has changed, and the page fetches what it shows.

const body = document.body
const one = (selector, root = document) => root.querySelector(selector)
const all = (selector, root = document) => [...root.querySelectorAll(selector)]

// What is kept in the browser is how this device rings, which shortcuts are on, and ids of what has rung; never a word of
// anybody.
const setting = {
  get: (name) => { try { return localStorage.getItem('frontdesk-' + name) } catch { return null } },
  set: (name, value) => { try { localStorage.setItem('frontdesk-' + name, value) } catch { /* private window */ } },
}

const session = {
  get: (name) => { try { return sessionStorage.getItem('frontdesk-' + name) } catch { return null } },
  set: (name, value) => { try { sessionStorage.setItem('frontdesk-' + name, value) } catch { /* private window */ } },
}

const say = (words) => { one('#spoken').textContent = words }

// ---- Pieces of the page -------------------------------------------------------------------------------------------

// Makes `from` look like `to` by changing as little as possible, so that focus, scrolling and players stay as they are,
// and a screen reader hears only what is new. Children are matched by id, else by place and tag.
function morph(from, to) {
  if (from.nodeType === Node.TEXT_NODE) {
    if (from.data !== to.data) from.data = to.data
    return
  }
  if (from.dataset?.keep !== undefined && from.dataset.keep === to.dataset.keep) return
  for (const { name, value } of [...to.attributes]) if (from.getAttribute(name) !== value) from.setAttribute(name, value)
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !(name === 'open' && from.localName === 'details')) from.removeAttribute(name)
  }
  const byId = new Map([...from.children].filter((c) => c.id).map((c) => [c.id, c]))
  let at = from.firstChild
  for (const wanted of [...to.childNodes]) {
    let found = wanted.id ? byId.get(wanted.id) : null
    if (!found && !wanted.id) {
      let there = at
      while (there && there.id) there = there.nextSibling
      if (there && there.nodeType === wanted.nodeType && there.nodeName === wanted.nodeName) found = there
    }
    if (!found) {
      from.insertBefore(wanted, at)
      continue
    }
    if (found !== at) from.insertBefore(found, at)
    else at = at.nextSibling
    if (found.nodeType === Node.ELEMENT_NODE || found.nodeType === Node.TEXT_NODE) morph(found, wanted)
  }
  while (at) {
    const next = at.nextSibling
    at.remove()
    at = next
  }
}

// Puts the pieces of an answer where they belong, by id. `renewed` is replaced although it says keep: its form was sent.
function apply(html, renewed) {
  const pieces = new DOMParser().parseFromString(html, 'text/html').body
  const fresh = renewed && pieces.querySelector('#' + renewed.id)
  if (fresh) renewed.replaceWith(fresh.cloneNode(true))
  const last = one('#lines > :last-child')?.id
  for (const piece of [...pieces.children]) {
    const old = piece.id && document.getElementById(piece.id)
    if (old) morph(old, piece)
  }
  takeUpDraft(one('#reply-text'), pieces.querySelector('#reply-text'))
  const now = one('#lines > :last-child')
  if (now && now.id !== last && !atEnd) showNew()
  dress(document)
}

// Whoever reads the end of a conversation stays there when something is added or a picture grows; whoever reads further
// up is left in peace.
let atEnd = true

function toEnd() {
  const log = one('#log')
  if (log) log.scrollTop = log.scrollHeight
}

function followEnd() {
  const log = one('#log')
  if (!log) return
  log.addEventListener('scroll', () => {
    if (!log.clientHeight) return // hidden behind the details
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60
    if (atEnd) one('#newer')?.remove()
  }, { passive: true })
  const sizes = new ResizeObserver(() => { if (atEnd) toEnd() })
  sizes.observe(one('#lines'))
  sizes.observe(log)
  toEnd()
}

function showNew() {
  if (one('#newer')) return
  const button = document.createElement('button')
  button.id = 'newer'
  button.type = 'button'
  button.className = 'button newer'
  button.textContent = 'New messages ↓'
  button.onclick = toEnd
  one('#compose').before(button)
}

async function fetchPiece(url, options = {}) {
  const answer = await fetch(url, { ...options, headers: { 'X-Part': '1', ...options.headers }, redirect: 'error' })
  if (answer.status === 401) signedOut('You are signed out.')
  return answer
}

const pending = new Set()
const again = new Set()

// Fetches a piece anew. What changes while it is under way is fetched once more afterwards, never twice at a time.
async function refresh(region) {
  const id = region.id
  if (covered()) return
  if (pending.has(id)) { again.add(id); return }
  pending.add(id)
  try {
    const answer = await fetchPiece(region.dataset.refresh)
    if (answer.ok) apply(await answer.text())
    if (answer.status < 500) reached()
    else unreached()
    if (id === 'bell') ring()
  } catch {
    unreached()
  } finally {
    pending.delete(id)
    if (again.delete(id)) refresh(document.getElementById(id))
  }
}

const regions = () => all('[data-refresh]')
const refreshAll = () => regions().forEach(refresh)

// ---- Live ---------------------------------------------------------------------------------------------------------

let live = false
let since = null // not live since

function reached() { if (live) { since = null; showLive() } }
function unreached() { since ??= new Date(); showLive() }

function showLive() {
  const banner = one('#unlive')
  const badge = one('#live')
  if (badge) badge.hidden = !live || since !== null
  const lost = !live || since !== null
  const words = since
    ? 'Not live since ' + since.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) + '. The page looks for news every few seconds.'
    : ''
  if (banner.textContent !== words) banner.textContent = words
  banner.hidden = !(lost && since)
}

// A browser allows few connections to one place, so of many tabs one listens and tells the others.
function listen() {
  if (!('live' in body.dataset)) { notLive(); return }
  if (!navigator.locks || !window.BroadcastChannel) { openFeed(heard); return }
  const channel = new BroadcastChannel('frontdesk')
  let leading = false
  channel.onmessage = ({ data }) => {
    if (data.kind !== 'ask') heard(data)
    else if (leading) channel.postMessage({ kind: live ? 'live' : 'lost' })
  }
  channel.postMessage({ kind: 'ask' })
  const tell = (news) => { heard(news); channel.postMessage(news) }
  // The lock is held for as long as this tab lives; then the next one takes over.
  navigator.locks.request('frontdesk-feed', () => { leading = true; openFeed(tell); return new Promise(() => {}) })
}

function openFeed(tell) {
  const feed = new EventSource('/live')
  feed.addEventListener('live', () => tell({ kind: 'live' }))
  feed.addEventListener('lost', () => tell({ kind: 'lost' }))
  feed.addEventListener('change', (e) => tell({ kind: 'change', change: JSON.parse(e.data) }))
  feed.onerror = () => {
    tell({ kind: 'lost' })
    // The browser tries again by itself, unless it was refused.
    if (feed.readyState === EventSource.CLOSED) setTimeout(openFeed, 5000, tell)
  }
  addEventListener('pagehide', () => feed.close())
}

function heard({ kind, change }) {
  if (kind === 'live') {
    live = true
    since = null
    showLive()
    refreshAll()
  } else if (kind === 'lost') notLive()
  else if (covered()) changedUnderCover(change)
  else changed(change)
}

function notLive() {
  live = false
  since ??= new Date()
  showLive()
  coverWords()
}

let soon = null
const touched = new Set()

// Several changes come together when a busy desk works; the page fetches once.
function changed(change) {
  for (const region of regions()) {
    const about = region.dataset.about
    if (!about || change.gap || change.family !== 'handoff' || change.about === about) touched.add(region.id)
  }
  soon ??= setTimeout(() => {
    soon = null
    for (const id of touched) { const region = document.getElementById(id); if (region) refresh(region) }
    touched.clear()
  }, 120)
}

// Also when live: waiting times grow without any event, and a lost event must not be lost for ever.
function look() {
  refreshAll()
  setTimeout(look, live && since === null ? 30000 : 4000)
}

// What is on its way has no event of its own when it arrives.
let watching = null
function watchDelivery() {
  if (watching || !one('#log[data-sending]')) return
  let wait = 500
  const step = () => {
    const talk = one('#talk')
    if (!talk || !one('#log[data-sending]')) { watching = null; return }
    refresh(talk)
    wait = Math.min(wait * 1.6, 8000)
    watching = setTimeout(step, wait)
  }
  watching = setTimeout(step, wait)
}

// ---- Ring ---------------------------------------------------------------------------------------------------------

let audio = null
let blinking = null
const plainTitle = document.title.replace(/^\(\d+\) /, '')

const ringOn = () => setting.get('ring') !== 'off'

function wakeAudio() {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') audio.resume().then(showRing, () => {})
  showRing()
}

function beep(urgent) {
  if (!audio || audio.state !== 'running') return false
  const notes = urgent ? [880, 660, 880, 660] : [660, 880]
  notes.forEach((pitch, i) => {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const start = audio.currentTime + i * 0.19
    tone.type = 'sine'
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, start)
    volume.gain.exponentialRampToValueAtTime(0.35, start + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.18)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + 0.2)
  })
  return true
}

// Two tabs of one browser hear the same; only one rings.
function ringOnce(urgent) {
  if (!ringOn()) return
  const now = Date.now()
  if (now - Number(setting.get('rang') ?? 0) < 1500) return
  if (beep(urgent)) setting.set('rang', String(now))
}

const listOf = (words) => new Set((words ?? '').split(' ').filter(Boolean))

function ring() {
  const bell = one('#bell')
  if (!bell) return
  const calls = listOf(bell.dataset.calls)
  const alarms = listOf(bell.dataset.alarms)
  const count = Number(bell.dataset.count)
  document.title = (count ? `(${count}) ` : '') + plainTitle
  // What waited when this tab last looked, also on the page before this one.
  const known = session.get('calls')
  session.set('calls', [...calls].join(' '))
  const fresh = known === null ? [] : [...calls].filter((c) => !listOf(known).has(c))
  if (!fresh.length) return
  const urgent = fresh.some((c) => alarms.has(c))
  ringOnce(urgent)
  say(urgent ? 'An alert was raised.' : 'A chat is waiting.')
  blink(urgent ? 'Alert!' : 'New chat')
}

function blink(words) {
  if (!document.hidden && document.hasFocus()) return
  clearInterval(blinking)
  let shown = false
  const normal = () => { const n = Number(one('#bell')?.dataset.count); return (n ? `(${n}) ` : '') + plainTitle }
  blinking = setInterval(() => { shown = !shown; document.title = shown ? `● ${words}` : normal() }, 1000)
  const stop = () => { clearInterval(blinking); document.title = normal(); removeEventListener('focus', stop) }
  addEventListener('focus', stop)
}

// An alert is not to be missed: it rings until somebody has seen it.
setInterval(() => { if (listOf(one('#bell')?.dataset.alarms).size) ringOnce(true) }, 20000)

function showRing() {
  const button = one('#ring')
  if (!button) return
  const on = ringOn()
  const ready = audio?.state === 'running'
  button.hidden = false
  button.classList.toggle('is-off', !on || !ready)
  one('#ring-words').textContent = on ? (ready ? 'Ring on' : 'Ring: click once') : 'Ring off'
  one('#ring-on').checked = on
  one('#ring-state').textContent = on
    ? (ready ? 'The ring is on.' : 'The ring is on, but this browser is silent until you click or press a key.')
    : 'The ring is off on this device.'
}

// ---- Forms --------------------------------------------------------------------------------------------------------

// Sends a form in the background. Whatever goes wrong, what was written stays where it is, and sending it again with the
// same key sends it once.
async function submit(form) {
  if (form.dataset.busy) return
  const text = one('textarea', form)
  const file = one('input[type=file]', form)
  if (!text.value.trim() && !file?.files.length) { text.focus(); return }
  const data = new FormData(form)
  form.dataset.busy = 'yes'
  text.readOnly = true
  try {
    if (text.dataset.draft) {
      // A draft that is still on its way must not arrive after the words were sent.
      clearTimeout(draftTimer)
      draftTimer = null
      await draftSent
    }
    const simple = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data)
    const answer = await fetchPiece(form.action, { method: 'POST', body: simple })
    if (answer.status === 401) return
    const html = await answer.text()
    const keeper = form.closest('[data-keep]')
    apply(html, keeper)
    if (answer.ok) {
      say(form.id === 'reply' ? 'Sent.' : 'Saved.')
      atEnd = true
      toEnd()
    }
    one('#' + text.id)?.focus()
    watchDelivery()
  } catch {
    complain(form, 'Not sent: the connection is lost. Your words are still here; try again, it will not be sent twice.')
  } finally {
    delete form.dataset.busy
    text.readOnly = false
  }
}

function complain(form, words) {
  let place = one('.said.bad', form)
  if (!place) {
    place = document.createElement('p')
    place.className = 'said bad'
    place.setAttribute('role', 'alert')
    form.prepend(place)
  }
  place.textContent = words
}

document.addEventListener('submit', (e) => {
  const form = e.target
  if (form.matches('form[data-live]')) {
    e.preventDefault()
    submit(form)
    return
  }
  if (form.id === 'editor-form' && e.submitter?.value === 'preview') {
    e.preventDefault()
    showPreview(form)
    return
  }
  edited = false
  // Pressed twice, sent once: the second press does nothing.
  if (form.method === 'post') {
    if (form.dataset.busy) { e.preventDefault(); return }
    form.dataset.busy = 'yes'
    addEventListener('pageshow', () => delete form.dataset.busy, { once: true })
  }
})

// ---- Writing ------------------------------------------------------------------------------------------------------

let draftTimer = null
let draftSent = Promise.resolve()

function keepDraft(text) {
  clearTimeout(draftTimer)
  draftTimer = setTimeout(sendDraft, 600, text)
}

function sendDraft(text) {
  draftTimer = null
  const form = new URLSearchParams({ text: text.value })
  draftSent = fetchPiece(text.dataset.draft, { method: 'POST', body: form, keepalive: true }).catch(() => {})
}

// A reload in the middle of a sentence may be faster than the words that were on their way; they are taken up when they
// have arrived, unless something new was begun.
let begun = false

function takeUpDraft(text, kept) {
  if (!text || !kept?.value || begun || text.value) return
  text.value = kept.value
  grow(text)
}

// Leaving the page must not cost the last words.
addEventListener('pagehide', () => {
  if (!draftTimer) return
  clearTimeout(draftTimer)
  sendDraft(one('#reply-text'))
})

function grow(text) {
  text.style.height = 'auto'
  text.style.height = Math.min(text.scrollHeight + 2, innerHeight * 0.35) + 'px'
}

// Telegram takes 4,096 UTF-16 units a message, which is what a string's length counts.
function countUnits(text) {
  const counter = one('#counter')
  if (!counter) return
  const n = text.value.length
  counter.textContent = n > 4096 ? `This will be sent as ${Math.ceil(n / 4000)} messages.` : n > 3600 ? `${n} of 4096 characters` : ''
}

document.addEventListener('input', (e) => {
  const t = e.target
  if (t.matches('.compose textarea, .note-form textarea')) grow(t)
  if (t.dataset.draft) { begun = true; keepDraft(t); countUnits(t) }
  if (t.closest('#editor-form')) edited = t.id !== 'try' || edited
})

document.addEventListener('change', (e) => {
  if (e.target.id === 'attach') showAttached(e.target)
})

document.addEventListener('paste', (e) => {
  const input = one('#attach')
  if (e.target.id !== 'reply-text' || !input || !e.clipboardData?.files.length) return
  e.preventDefault()
  input.files = e.clipboardData.files
  showAttached(input)
})

function showAttached(input) {
  const place = one('#attached')
  const file = input.files[0]
  place.replaceChildren()
  place.hidden = !file
  if (!file) return
  if (file.size > 10 * 1024 * 1024) {
    complain(input.form, 'That file is larger than 10 MB. Choose a smaller one.')
    input.value = ''
    place.hidden = true
    return
  }
  if (/^image\/(jpeg|png|webp|gif)$/.test(file.type)) {
    const picture = document.createElement('img')
    picture.src = URL.createObjectURL(file)
    picture.alt = ''
    picture.onload = () => URL.revokeObjectURL(picture.src)
    place.append(picture)
  }
  const name = document.createElement('bdi')
  name.textContent = file.name
  const remove = document.createElement('button')
  remove.type = 'button'
  remove.className = 'button'
  remove.textContent = 'Remove'
  remove.onclick = () => { input.value = ''; showAttached(input); one('#reply-text').focus() }
  place.append(name, remove)
}

let edited = false
addEventListener('beforeunload', (e) => { if (edited) e.preventDefault() })

async function showPreview(form) {
  const data = new URLSearchParams(new FormData(form))
  data.set('do', 'preview')
  try {
    const answer = await fetchPiece(form.action, { method: 'POST', body: data })
    if (answer.ok) apply(await answer.text())
    say('The preview is up to date.')
    const news = one('#preview .verdict') ?? one('#preview')
    news.scrollIntoView({ block: 'center' })
  } catch {
    say('The preview could not be fetched.')
  }
}

// ---- Keys ---------------------------------------------------------------------------------------------------------

const keyOn = (key) => setting.get('key-' + key) !== 'off'

function step(by) {
  const links = all('#queue .card-open')
  if (!links.length) return
  const at = links.findIndex((l) => l.getAttribute('aria-current') || l === document.activeElement)
  const next = links[(at + by + links.length) % links.length] ?? links[0]
  if (one('#talk')) next.click()
  else next.focus()
}

const deeds = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyL: () => one('#reply-text')?.focus(),
  KeyP: () => { openPanel(true); one('#note-text')?.focus() },
  KeyE: () => {
    const end = one('#act-end')
    if (!end) return
    openPanel(true)
    end.open = true
    one('input:checked', end)?.focus()
    end.scrollIntoView({ block: 'nearest' })
  },
}

document.addEventListener('keydown', (e) => {
  wakeAudio()
  const t = e.target
  const writing = t.matches('input, textarea, select')
  if (e.altKey && !e.ctrlKey && !e.metaKey && deeds[e.code] && keyOn(e.code.slice(3))) {
    e.preventDefault()
    deeds[e.code]()
    return
  }
  if (e.key === '?' && !writing && !e.altKey && !e.ctrlKey && !e.metaKey && keyOn('?') && one('#help-dialog')) {
    e.preventDefault()
    one('#help-dialog').showModal()
    return
  }
  if (e.key === 'Escape' && panelOpen()) { openPanel(false); one('#panel-button').focus() }
  if (e.key === 'Enter' && t.id === 'reply-text' && keyOn('Enter') && !e.shiftKey && !e.altKey && !e.isComposing &&
      !matchMedia('(pointer: coarse)').matches) {
    e.preventDefault()
    t.form.requestSubmit()
  }
})

const panelOpen = () => one('#talk')?.classList.contains('panel-open')

function openPanel(open) {
  const button = one('#panel-button')
  if (!button) return
  one('#talk').classList.toggle('panel-open', open)
  button.setAttribute('aria-expanded', String(open))
  button.textContent = open ? 'Close' : 'Details'
}

// ---- Lock ---------------------------------------------------------------------------------------------------------

// The page fetches news by itself, so the session would never grow idle. What counts is a hand on the page: without one
// the words are covered and the session ends. The feed stays, because it tells no words: the page still rings.
let lastTouch = Date.now()
const touch = () => { lastTouch = Date.now() }
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) addEventListener(kind, touch, { passive: true })

const covered = () => { const c = one('#cover'); return c && !c.hidden }

setInterval(() => {
  const idle = Number(body.dataset.idle)
  if (!idle || covered() || Date.now() - lastTouch < idle * 1000) return
  const last = Number(setting.get('touched') ?? 0)
  if (Date.now() - last < idle * 1000) return // another tab is in use
  fetch('/signout', { method: 'POST', headers: { 'X-Part': '1' } }).catch(() => {})
  signedOut('Nobody has touched this page for a while, so it is locked.')
}, 5000)

setInterval(() => { if (Date.now() - lastTouch < 5000) setting.set('touched', String(Date.now())) }, 4000)

let coverReason = ''

function signedOut(words) {
  const cover = one('#cover')
  if (!cover || covered()) return
  edited = false
  coverReason = words
  const text = document.createElement('p')
  text.id = 'cover-words'
  const link = document.createElement('a')
  link.className = 'button primary big'
  link.href = '/signin?locked&next=' + encodeURIComponent(location.pathname + location.search)
  link.textContent = 'Sign in'
  cover.replaceChildren(text, link)
  cover.hidden = false
  one('#main').inert = true
  one('.top').inert = true
  for (const d of all('dialog[open]')) d.close()
  coverWords()
  link.focus()
}

function coverWords(news = '') {
  const text = one('#cover-words')
  if (!text) return
  const rings = live ? 'This page still rings when somebody needs you.' : 'This page cannot ring any more until you sign in.'
  text.textContent = [news, coverReason, rings, 'What you had begun to write to a patient is kept.'].filter(Boolean).join(' ')
}

// Without a session no words can be fetched, but the feed says that something happened.
function changedUnderCover(change) {
  const bell = one('#bell')
  const alarms = listOf(bell.dataset.alarms)
  if (change.family === 'alert' && change.name === 'raised') alarms.add(change.about)
  if (change.family === 'alert' && change.name === 'acknowledged') alarms.delete(change.about)
  bell.dataset.alarms = [...alarms].join(' ')
  if (change.family === 'alert' ? change.name === 'acknowledged' : !['opened', 'escalated', 'returned', 'moved'].includes(change.name)) return
  const urgent = change.family === 'alert'
  ringOnce(urgent)
  blink(urgent ? 'Alert!' : 'New chat')
  coverWords(urgent ? 'An alert was raised.' : 'Somebody is waiting.')
}

// ---- Beginning ----------------------------------------------------------------------------------------------------

// What the server cannot know: sizes, and which controls need this script.
function dress(root) {
  for (const text of all('.compose textarea, .note-form textarea', root)) if (text.value) grow(text)
  const panelButton = one('#panel-button')
  if (panelButton) {
    panelButton.onclick = () => openPanel(!panelOpen())
    openPanel(Boolean(panelOpen()))
  }
  const hint = one('.hint-enter')
  if (hint) hint.hidden = !keyOn('Enter') || matchMedia('(pointer: coarse)').matches
  watchDelivery()
}

function begin() {
  const peek = one('#peek')
  if (peek) {
    peek.hidden = false
    peek.onclick = () => {
      const field = one('#password')
      const show = field.type === 'password'
      field.type = show ? 'text' : 'password'
      peek.textContent = show ? 'Hide' : 'Show'
      peek.setAttribute('aria-pressed', String(show))
    }
  }
  if (one('[data-retry]')) setTimeout(() => location.reload(), 15000)
  if (!('signedIn' in body.dataset)) return

  dress(document)
  followEnd()
  if (!matchMedia('(pointer: coarse)').matches) one('#reply-text')?.focus()

  const help = one('#help-dialog')
  one('#help-button').hidden = false
  one('#help-button').onclick = one('#ring').onclick = () => help.showModal()
  one('#ring-on').onchange = (e) => { setting.set('ring', e.target.checked ? 'on' : 'off'); showRing() }
  one('#ring-test').onclick = () => {
    wakeAudio()
    setTimeout(() => {
      const heard = beep(false)
      one('#ring-state').textContent = heard ? 'Ringing. If you hear nothing, turn the sound of this device up.' : 'This browser does not allow sound here.'
    }, 150)
  }
  for (const box of all('[data-key]', help)) {
    box.checked = keyOn(box.dataset.key)
    box.onchange = () => { setting.set('key-' + box.dataset.key, box.checked ? 'on' : 'off'); dress(document) }
  }
  for (const kind of ['pointerdown', 'click', 'touchend']) addEventListener(kind, wakeAudio)
  document.addEventListener('visibilitychange', () => { if (!document.hidden) refreshAll() })
  addEventListener('online', refreshAll)
  visualViewport?.addEventListener('resize', fit)
  fit()
  try { audio = new AudioContext() } catch { /* no sound on this device */ }
  showRing()
  ring()
  listen()
  setTimeout(look, 4000)
}

// On phones whose keyboard covers the page instead of shrinking it, the composer must stay above it.
function fit() {
  document.documentElement.style.setProperty('--height', (visualViewport?.height ?? innerHeight) + 'px')
}

begin()
