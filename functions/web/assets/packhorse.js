// Everything works without this and what follows.
document.documentElement.classList.add('scripted')

// What is under way is looked at again until it leads on to another page, or is over.
const live = document.querySelector('[data-live]')
const lookAgain = async () => {
  try {
    const answer = await fetch(location.href)
    if (answer.redirected) return location.replace(answer.url)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const now = page.querySelector('[data-live]')
    if (now === null) return location.reload()
    const [bar, words] = [live.querySelector('progress'), live.querySelector('[role=status]')]
    const [newBar, newWords] = [now.querySelector('progress'), now.querySelector('[role=status]')]
    if (bar && newBar) Object.assign(bar, { max: newBar.max, value: newBar.value })
    else if (newBar) live.prepend(newBar)
    else bar?.remove()
    // Read aloud only when it says something new.
    if (words.textContent !== newWords.textContent) words.textContent = newWords.textContent
  } catch {
    // The connection is gone for a moment: it is asked again.
  }
  setTimeout(lookAgain, 1000)
}
if (live !== null) setTimeout(lookAgain, 500)

// What was not done is what whoever comes back wants to hear first; else they go on where they were.
const faults = document.querySelector('.govuk-error-summary')
const left = location.hash.startsWith('#move-') ? document.getElementById(location.hash.slice(1)) : null
;(faults ?? left)?.focus()

// Items are dragged by their numbers, with a mouse, a pen or a finger; the buttons do the same.
for (const form of document.querySelectorAll('form[data-order]')) {
  const rowsNow = () => [...form.querySelectorAll('tr[data-item]')]
  const before = rowsNow()
  const send = () => {
    const order = rowsNow()
    if (order.every((row, at) => row === before[at])) return
    for (const row of order) {
      const field = document.createElement('input')
      Object.assign(field, { type: 'hidden', name: 'items', value: row.dataset.item })
      form.append(field)
    }
    form.submit()
  }
  // The form holds the pointer: a row that is put elsewhere would let it go.
  let held = null
  for (const row of before) {
    const grip = row.cells[0]
    grip.classList.add('grip')
    grip.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return
      event.preventDefault()
      form.setPointerCapture(event.pointerId)
      held = row
      row.classList.add('held')
    })
  }
  form.addEventListener('pointermove', ({ clientX, clientY }) => {
    const over = document.elementFromPoint(clientX, clientY)?.closest('tr[data-item]')
    // An agenda prints each section once: an item moves within its own.
    if (held === null || !over || over === held || over.dataset.section !== held.dataset.section) return
    const rows = rowsNow()
    over[rows.indexOf(held) < rows.indexOf(over) ? 'after' : 'before'](held)
  })
  const letGo = (isDone) => {
    if (held === null) return
    held.classList.remove('held')
    held = null
    if (isDone) send()
    else location.reload()
  }
  form.addEventListener('pointerup', () => letGo(true))
  form.addEventListener('pointercancel', () => letGo(false))
}

// Whoever leafs through a pack turns its pages with the arrow keys, but where they are writing.
document.addEventListener('keydown', ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
  if (altKey || ctrlKey || metaKey || shiftKey || target.matches('input, textarea, select, [role=region]'))
    return
  const turn = { ArrowLeft: 'prev', ArrowRight: 'next' }[key]
  const link = turn && document.querySelector(`.turn a[rel=${turn}]`)
  if (link) location.assign(link.href)
})
