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
    Object.assign(bar, { max: newBar.max, value: newBar.value })
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

for (const form of document.querySelectorAll('form[data-order]')) {
  let held = null
  const rows = [...form.querySelectorAll('tr[data-item]')]
  const isAt = (row) => [...row.parentElement.children].indexOf(row)
  for (const row of rows) {
    row.draggable = true
    row.addEventListener('dragstart', (event) => {
      held = row
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', row.dataset.item)
      row.classList.add('held')
    })
    row.addEventListener('dragover', (event) => {
      // An agenda prints each section once: an item moves within its own.
      if (held === null || held.dataset.section !== row.dataset.section) return
      event.preventDefault()
      if (held !== row) row[isAt(held) < isAt(row) ? 'after' : 'before'](held)
    })
    row.addEventListener('dragend', () => {
      row.classList.remove('held')
      held = null
      const order = [...form.querySelectorAll('tr[data-item]')]
      if (order.every((one, at) => one === rows[at])) return
      for (const one of order) {
        const field = document.createElement('input')
        Object.assign(field, { type: 'hidden', name: 'items', value: one.dataset.item })
        form.append(field)
      }
      form.submit()
    })
  }
}

// Whoever leafs through a pack turns its pages with the arrow keys, but where they are writing.
document.addEventListener('keydown', ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
  if (altKey || ctrlKey || metaKey || shiftKey || target.matches('input, textarea, select, [role=region]'))
    return
  const turn = { ArrowLeft: 'prev', ArrowRight: 'next' }[key]
  const link = turn && document.querySelector(`.turn a[rel=${turn}]`)
  if (link) location.assign(link.href)
})
