// Files go in parts, so that a connection that breaks off costs a part and not the whole. When all are there, the form hands
// them in. Without this, they go with the form.
const PART = 4 * 1024 * 1024
/** In seconds; whoever has no connection for longer chooses Send again. */
const PAUSES = [1, 2, 4, 8, 15, 30, 30, 30]
/** A connection that stands still for so long is as good as gone. */
const STILL_MS = 30_000

for (const form of document.querySelectorAll('form[data-upload]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = form.querySelector('.govuk-button')
    const [bar, words] = [form.querySelector('progress'), form.querySelector('[data-upload-words]')]
    if (button.disabled) return
    const files = [...form.querySelectorAll('input[type=file]')].flatMap(({ name, files }) =>
      [...files].map((file) => ({ field: name, file })),
    )
    const total = files.reduce((sum, { file }) => sum + file.size, 0)
    // Told before it is sent: nobody waits for what will be refused.
    if (files.some(({ file }) => file.size > 100 * 1024 * 1024) || total > 300 * 1024 * 1024) {
      words.textContent =
        'A file may have 100 MB, and all of them together 300 MB. Make the pictures in them smaller, and choose them again.'
      return
    }
    button.disabled = true
    bar.hidden = false
    let before = 0
    let percent = 0
    const sent = (bytes) => {
      bar.value = (before + bytes) / total
      percent = Math.floor((100 * (before + bytes)) / total)
      // Read aloud every tenth, and shown by the bar in between.
      const tenth = `${percent - (percent % 10)}% sent`
      if (words.textContent !== tenth) words.textContent = tenth
    }
    const broken = (seconds) => {
      words.textContent = `The connection broke off at ${percent}%. Nothing is handed in yet; what arrived is kept. Trying again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`
    }
    try {
      const handedIn = new FormData(form)
      for (const { field, file } of files) {
        handedIn.delete(field)
        const digest = digestOf(file)
        const id = await sendWhole(`${form.action.replace(/\/report$/, '')}/files`, file, { sent, broken })
        handedIn.append(`${field}-in-parts`, `${id}.${await digest}`)
        before += file.size
      }
      words.textContent = 'All of it is sent. It is being looked at…'
      bar.removeAttribute('value')
      await handIn(form, handedIn)
    } catch (fault) {
      words.textContent = fault.inWords ?? `The connection broke off at ${percent}%. ${STOPPED}`
    }
    button.disabled = false
    bar.hidden = true
    bar.value = 0
  })
}

const STOPPED =
  'Nothing is handed in yet; what arrived is kept for a day. Choose Send: it goes on where it stopped.'

/** Sends one file in parts, from where it stopped before; answers what the form calls it. */
async function sendWhole(place, file, { sent, broken }) {
  const known = `${place} ${file.name} ${file.size} ${file.lastModified}`
  let id = sessionStorage.getItem(known)
  let at = null
  for (let failures = 0; at === null || at < file.size; ) {
    try {
      await mustBeReadable(file)
      if (id !== null && at === null) at = await howFar(`${place}/${id}`)
      // What was begun is not there any more: it begins anew.
      if (at === null) {
        id = await begin(place, file)
        sessionStorage.setItem(known, id)
        at = 0
      }
      const from = at
      sent(from)
      if (from < file.size) at = await sendPart(`${place}/${id}`, file, from, (bytes) => sent(from + bytes))
      failures = 0
    } catch (fault) {
      if (fault.inWords !== undefined || failures === PAUSES.length) throw fault
      broken(PAUSES[failures])
      await pause(PAUSES[failures])
      failures += 1
      at = null
    }
  }
  sent(file.size)
  return id
}

/** What the other side says no to, in its words: trying again would not help. */
const refused = (words) => Object.assign(new Error(words), { inWords: words })

/** A browser reads no file that was changed, moved or deleted since it was chosen. */
async function mustBeReadable(file) {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    throw refused(
      `${file.name} was changed or moved since it was chosen. Nothing is handed in. Choose it again.`,
    )
  }
}

async function begin(place, { name, size }) {
  const answer = await fetch(place, { method: 'POST', body: new URLSearchParams({ name, bytes: size }) })
  if (answer.ok) return answer.headers.get('location').split('/').at(-1)
  throw answer.status >= 500 && answer.status !== 507 ? new Error() : refused(await wordsOf(answer))
}

/** Pages that say no are for looking at; here their first reason is enough. */
async function wordsOf(answer) {
  const words = await answer.text()
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return words
  const page = new DOMParser().parseFromString(words, 'text/html')
  return page.querySelector('.govuk-error-summary li')?.textContent ?? page.querySelector('h1').textContent
}

async function howFar(address) {
  const answer = await fetch(address, { method: 'HEAD' })
  if (answer.status >= 500) throw new Error()
  return answer.ok ? Number(answer.headers.get('upload-offset')) : null
}

function sendPart(address, file, from, sent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const alive = () => {
      clearTimeout(watch)
      watch = setTimeout(() => request.abort(), STILL_MS)
    }
    let watch = setTimeout(() => request.abort(), STILL_MS)
    request.open('PATCH', address)
    request.setRequestHeader('upload-offset', String(from))
    request.setRequestHeader('content-type', 'application/partial-upload')
    request.upload.addEventListener('progress', ({ loaded }) => {
      alive()
      sent(loaded)
    })
    request.addEventListener('loadend', () => {
      clearTimeout(watch)
      const at = Number(request.getResponseHeader('upload-offset') ?? Number.NaN)
      // 409: it is further, or less far, than we thought.
      if ((request.status === 204 || request.status === 409) && !Number.isNaN(at)) resolve(at)
      else reject(new Error())
    })
    request.send(file.slice(from, from + PART))
  })
}

/** Waits, or goes on as soon as the machine has a connection again. */
const pause = (seconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000)
    addEventListener('online', resolve, { once: true })
  })

/** SHA-256 of a file; empty where the browser does not tell (away from HTTPS). */
async function digestOf(file) {
  if (crypto.subtle === undefined) return ''
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Hands the form in. What is refused is said on this page, where the files are still chosen and need not be sent again. */
async function handIn(form, handedIn) {
  const answer = await fetch(form.action, { method: 'POST', body: handedIn })
  if (answer.ok) return location.assign(answer.url)
  if (answer.status >= 500) throw new Error()
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const reasons = page.querySelector('.govuk-error-summary')
  const main = document.querySelector('main')
  const choices = page.querySelector('[data-upload] [data-choices]')
  form.querySelector('[data-choices]')?.remove()
  if (choices) form.prepend(choices)
  for (const old of main.querySelectorAll('.govuk-error-summary, .govuk-notification-banner')) old.remove()
  document.title = page.title
  form.querySelector('[data-upload-words]').textContent = ''
  main.prepend(reasons ?? page.querySelector('h1'))
  main.firstElementChild.focus()
  main.firstElementChild.scrollIntoView()
}
